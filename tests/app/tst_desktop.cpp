// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/logfile.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <csignal>

using namespace mtnops;

namespace {

/** Writes dome.toml, a site with one simulated device, into @p folder, which becomes the home too; returns its path. */
QString writeSite(const QTemporaryDir &folder, const QByteArray &more = {})
{
    qputenv("HOME", folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
    QFile site(folder.filePath(u"dome.toml"_qs));
    if (!site.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(site.fileName()));
    site.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n"
               "[[device]]\nname = 'weather'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n"
               "interval = '200ms'\n");
    site.write(more);
    return site.fileName();
}

} // namespace

/** The desktop as a process, with windows that nobody sees. */
class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void aSignalEndsItWhileABoxIsOpen();
    void aLossAtTheEndIsToldByTheExitCode();
    void aDisplayThatIsNotThereIsTold();
    void anotherProgramsDatabaseIsReadIntoATemporaryLog();
    void namedNothingItAsksUntilASignal();
};

void TestDesktop::aSignalEndsItWhileABoxIsOpen()
{
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"dome.sqlite"_qs);
    Program desktop({writeSite(folder, "[[device]]\nname = 'mistaken'\ntype = 'boltwod-json'\n")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(database), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        !LogFile(database).text(u"SELECT name FROM sqlite_master WHERE name = 'weather'"_qs).isEmpty(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(database).text(u"SELECT count(*) > 5 FROM weather"_qs), u"1"_qs, 20'000);
    desktop.signal(SIGTERM);
    const Finished finished = desktop.finish();
    QVERIFY2(finished.messages.contains(u"boltwod-json"), qPrintable(finished.messages)); // there was a box
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(LogFile(database).text(u"SELECT kind FROM mtnops_events ORDER BY id DESC LIMIT 1"_qs), u"stop"_qs);
}

void TestDesktop::aLossAtTheEndIsToldByTheExitCode()
{
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"dome.sqlite"_qs);
    Program desktop({writeSite(folder)});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(database), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        !LogFile(database).text(u"SELECT name FROM sqlite_master WHERE name = 'weather'"_qs).isEmpty(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(database).text(u"SELECT count(*) > 0 FROM weather"_qs), u"1"_qs, 20'000);
    const LogFile other(database, LogFile::Write);
    other.execute(u"BEGIN IMMEDIATE"_qs); // until it has ended
    desktop.signal(SIGTERM);
    const Finished finished = desktop.finish();
    QVERIFY2(finished.messages.contains(u" that could not be written"), qPrintable(finished.messages));
    QCOMPARE(finished.exitCode, 1);
}

void TestDesktop::aDisplayThatIsNotThereIsTold()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    qunsetenv("WAYLAND_DISPLAY");
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("DISPLAY", ":4711");
    Program desktop({u"--demo"_qs});
    qputenv("QT_QPA_PLATFORM", platform); // here and not in the child, with which the next test would share it
    const Finished finished = desktop.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u":4711"), qPrintable(finished.messages));
    QVERIFY2(finished.messages.contains(u"--no-gui"), qPrintable(finished.messages));
    QVERIFY2(!finished.messages.contains(u"Reinstalling"), qPrintable(finished.messages));
}

void TestDesktop::anotherProgramsDatabaseIsReadIntoATemporaryLog()
{
    const QTemporaryDir folder;
    writeSite(folder); // for its home
    qputenv("XDG_CACHE_HOME", folder.path().toLocal8Bit());
    const QString other = folder.filePath(u"other.sqlite"_qs);
    {
        const LogFile file(other, LogFile::Write);
        file.execute(u"CREATE TABLE weather (id INTEGER PRIMARY KEY, ts DATETIME, temp FLOAT)"_qs);
        file.execute(u"INSERT INTO weather (ts, temp) VALUES ('2026-11-23 00:00:00.000000', 1.5)"_qs);
    }
    QFile original(other);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray before = original.readAll();
    Program desktop({other});
    const QString place = folder.filePath(u"mtnops-logger/opened"_qs);
    const auto log = [&place] {
        QDirIterator files(place, {u"other.sqlite"_qs}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!log().isEmpty(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(log()).text(u"SELECT count(*) FROM sqlite_master WHERE name = 'weather'"_qs),
                              u"1"_qs, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(log()).text(u"SELECT temp FROM weather"_qs), u"1.5"_qs, 20'000);
    desktop.signal(SIGTERM);
    const Finished finished = desktop.finish();
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.messages));
    QCOMPARE(QDir(place).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    QVERIFY(original.seek(0));
    QCOMPARE(original.readAll(), before);
}

/** As from a menu: it once said in a box what to type, and ended with 2. */
void TestDesktop::namedNothingItAsksUntilASignal()
{
    const QTemporaryDir folder;
    writeSite(folder); // for its home
    Program desktop({});
    const auto isSignalCaught = [&desktop] {
        QFile status(u"/proc/%1/status"_qs.arg(desktop.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        const qsizetype place = text.indexOf("SigCgt:");
        if (place < 0)
            return false;
        const quint64 caught =
            text.sliced(place + 7, text.indexOf('\n', place) - place - 7).trimmed().toULongLong(nullptr, 16);
        return (caught & (quint64(1) << (SIGTERM - 1))) != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSignalCaught(), 20'000);
    desktop.signal(SIGTERM);
    const Finished finished = desktop.finish();
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.messages));
    QVERIFY2(!finished.messages.contains(u"mtnops"_qs), qPrintable(finished.messages)); // Qt may speak, we do not
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
