// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/logfile.h"
#include "tests/support/notifysocket.h"

#include <QTest>

#include <csignal>

using namespace mtnops;

/** The program as a service: what systemd hears of it, and what the next start knows of the last. */
class TestService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsTheServiceManagerHowItGoes();
    void tellsTheServiceManagerThatItReloads();
    void aKillIsAnEventOfTheNextStart();
    void aCleanStopIsNoInterruption();

private:
    QString site() const;
    qint64 rowsStored() const;
    void runUntilRowsAreStored(int signal) const;
    QString database() const { return m_folder->filePath(u"dome.sqlite"_qs); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestService::site() const
{
    QFile file(m_folder->filePath(u"dome.toml"_qs));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n"
               "[[device]]\nname = 'weather'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n"
               "interval = '200ms'\n");
    return file.fileName();
}

qint64 TestService::rowsStored() const
{
    if (!QFile::exists(database())
        || LogFile(database()).text(u"SELECT name FROM sqlite_master WHERE name = 'weather'"_qs).isEmpty())
        return 0;
    return LogFile(database()).integers(u"SELECT count(*) FROM weather"_qs).first();
}

void TestService::runUntilRowsAreStored(int signal) const
{
    const qint64 before = rowsStored();
    Program service({u"--no-gui"_qs, site()});
    QTRY_VERIFY_WITH_TIMEOUT(rowsStored() > before, 30'000);
    service.signal(signal);
    service.finish();
}

void TestService::tellsTheServiceManagerHowItGoes()
{
    NotifySocket manager;
    qputenv("WATCHDOG_USEC", "2000000");
    Program service({u"--no-gui"_qs, site()});
    qunsetenv("WATCHDOG_USEC");
    QTRY_VERIFY_WITH_TIMEOUT(manager.lines().count(u"WATCHDOG=1"_qs) >= 3, 30'000);
    QCOMPARE(manager.lines().first(), u"READY=1"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(manager.lines().last().contains(u"1 device good"_qs), 30'000);
    QVERIFY(manager.lines().last().startsWith(u"STATUS="));
    QVERIFY(!manager.has(u"STOPPING"_qs));
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    QCOMPARE(manager.lines().count(u"STOPPING=1"_qs), 1);
}

void TestService::tellsTheServiceManagerThatItReloads()
{
    NotifySocket manager;
    Program service({u"--no-gui"_qs, site()});
    QTRY_VERIFY_WITH_TIMEOUT(manager.has(u"READY=1"_qs), 30'000);
    manager.clear();
    service.signal(SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(manager.has(u"READY=1"_qs), 30'000);
    QVERIFY(manager.lines().indexOf(u"RELOADING=1"_qs) >= 0);
    QVERIFY(manager.lines().indexOf(u"RELOADING=1"_qs) < manager.lines().indexOf(u"READY=1"_qs));
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
}

void TestService::aKillIsAnEventOfTheNextStart()
{
    const QString events = u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs;
    runUntilRowsAreStored(SIGKILL);
    QCOMPARE(LogFile(database()).integers(events), QList<qint64>{0});
    const QString last = LogFile(database()).text(u"SELECT max(timestamp) FROM weather"_qs);
    const QString start = LogFile(database()).text(u"SELECT timestamp FROM mtnops_events WHERE kind = 'start'"_qs);
    runUntilRowsAreStored(SIGTERM);
    QCOMPARE(LogFile(database()).integers(events), QList<qint64>{1});
    const QString text = LogFile(database()).text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs);
    QVERIFY2(text.contains(u"logging was interrupted at "_qs + last.chopped(1)), qPrintable(text + u" / "_qs + last));
    QVERIFY2(text.contains(start.chopped(1)), qPrintable(text + u" / "_qs + start));
}

void TestService::aCleanStopIsNoInterruption()
{
    runUntilRowsAreStored(SIGTERM);
    runUntilRowsAreStored(SIGINT);
    QCOMPARE(LogFile(database()).integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs),
             QList<qint64>{0});
    QCOMPARE(LogFile(database()).integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'stop'"_qs),
             QList<qint64>{2});
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
