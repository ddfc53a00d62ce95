// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QTest>

#include <csignal>

using namespace mtnops;

/** The service: it runs where there is no display, and no GUI library is in its memory. */
class TestHeadless : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void logsWithoutADisplay();
    void saysThatThereIsNoDesktop();
};

void TestHeadless::initTestCase()
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        qunsetenv(variable);
}

void TestHeadless::logsWithoutADisplay()
{
    const QTemporaryDir cache;
    qputenv("XDG_CACHE_HOME", cache.path().toLocal8Bit());
    QFile site(cache.filePath(u"dome.toml"_qs));
    QVERIFY(site.open(QIODevice::WriteOnly));
    site.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n"
               "[[device]]\nname = 'weather'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n"
               "interval = '200ms'\n");
    site.close();

    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site.fileName()});
    QVERIFY(service.waitForOutput(u"1 device good"_qs));
    QFile maps(u"/proc/%1/maps"_qs.arg(service.processId()));
    QVERIFY(maps.open(QIODevice::ReadOnly));
    const QByteArray loaded = maps.readAll();
    QVERIFY(loaded.contains("libQt6Sql"));
    for (const char *library : {"libQt6Gui", "libQt6Widgets", "libQt6Charts", "libQt6Svg", "libX11", "libGL"})
        QVERIFY2(!loaded.contains(library), library);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
}

void TestHeadless::saysThatThereIsNoDesktop()
{
    const QTemporaryDir folder;
    const QString alone = folder.filePath(u"mtnops-logger"_qs);
    QVERIFY(QFile::copy(QStringLiteral(MTNOPS_PROGRAM), alone));
    for (const QString &wanted : {u"--demo"_qs, u"plot"_qs}) {
        QProcess program;
        program.start(alone, {wanted});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 1);
        const QByteArray messages = program.readAllStandardError();
        QVERIFY2(messages.contains("no desktop") && messages.contains("--no-gui"), messages.constData());
    }
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
