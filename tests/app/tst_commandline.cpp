// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/logfile.h"

#include <QTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace mtnops;

/** The program itself, run as a user runs it: exit codes, and what goes to standard output and to standard error. */
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void exitCodes_data();
    void exitCodes();
    void checkNamesEveryMistake();
    void checkOfAGoodSiteSaysWhatItHolds();
    void pollShowsBytesAndColumns();
    void pollCountsRefusedValuesOfEachPollAlone();
    void pollOfASilentDeviceSaysWhy();
    void serviceStopsCleanlyOnEverySignal_data();
    void serviceStopsCleanlyOnEverySignal();
    void aSignalWhileItReadsTheSiteIsTakenLater_data();
    void aSignalWhileItReadsTheSiteIsTakenLater();
    void twoSignalsAtOnceAreOneCleanEnd();
    void aSignalIgnoredByTheParentStaysIgnored();
    void aClosedOutputDoesNotEndTheLogging();
    void readingsThatCannotBeWrittenAreAFailure();
    void twoServicesDoNotLogOneSite();
    void statusLines();
    void exportReadsBackWhatWasLogged();

private:
    QString write(const QString &name, const QByteArray &text) const;
    QString simulatedSite() const;
    qint64 rowsLogged() const;
    QString lastEvent() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCommandLine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestCommandLine::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QString TestCommandLine::simulatedSite() const
{
    return write(u"dome.toml"_qs, R"([site]
name = "dome"
latitude = 32.4165
longitude = -110.7346
title = "Dome of the test"

[[device]]
name = "weather"
type = "boltwood-json"
transport = "simulated"
model = "boltwood"
interval = "200ms"
)");
}

qint64 TestCommandLine::rowsLogged() const
{
    const QString database = m_folder->filePath(u"dome.sqlite"_qs);
    if (!QFile::exists(database)
        || LogFile(database).text(u"SELECT name FROM sqlite_master WHERE name = 'weather'"_qs).isEmpty())
        return 0;
    return LogFile(database).integers(u"SELECT count(*) FROM weather"_qs).first();
}

QString TestCommandLine::lastEvent() const
{
    return LogFile(m_folder->filePath(u"dome.sqlite"_qs))
        .text(u"SELECT kind FROM mtnops_events ORDER BY id DESC LIMIT 1"_qs);
}

void TestCommandLine::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message"); // part of standard error, or of standard output when done
    QTest::newRow("version") << QStringList{u"--version"_qs} << 0 << u"mtnops-logger " MTNOPS_VERSION ""_qs;
    QTest::newRow("help") << QStringList{u"--help"_qs} << 0 << u"--no-gui"_qs;
    QTest::newRow("help of a subcommand") << QStringList{u"poll"_qs, u"--help"_qs} << 0 << u"--count"_qs;
    QTest::newRow("service without a site") << QStringList{u"--no-gui"_qs} << 2 << u"name the site file"_qs;
    QTest::newRow("two sites") << QStringList{u"--no-gui"_qs, u"a.toml"_qs, u"b.toml"_qs} << 2 << u"one site file"_qs;
    QTest::newRow("unknown option") << QStringList{u"--no-gui"_qs, u"--frob"_qs} << 2 << u"frob"_qs;
    QTest::newRow("database and no screen")
        << QStringList{u"--no-gui"_qs, u"--database"_qs, u"x.sqlite"_qs} << 2 << u"leave one out"_qs;
    QTest::newRow("bad status interval") << QStringList{u"--no-gui"_qs, u"--demo"_qs, u"--status"_qs, u"5"_qs} << 2
                                         << u"--status 5"_qs;
    QTest::newRow("site that is not there")
        << QStringList{u"--no-gui"_qs, u"/nowhere/site.toml"_qs} << 1 << u"/nowhere/site.toml"_qs;
    QTest::newRow("check of nothing") << QStringList{u"check"_qs} << 2 << u"name one site file"_qs;
    QTest::newRow("check of what is not there")
        << QStringList{u"check"_qs, u"/nowhere/site.toml"_qs} << 1 << u"1 mistake"_qs;
    QTest::newRow("poll of nothing") << QStringList{u"poll"_qs} << 2 << u"name a site file and a device"_qs;
    QTest::newRow("export without a table")
        << QStringList{u"export"_qs, u"x.sqlite"_qs} << 2 << u"--table is missing"_qs;
    QTest::newRow("export without a begin")
        << QStringList{u"export"_qs, u"x.sqlite"_qs, u"--table"_qs, u"t"_qs} << 2 << u"--from is missing"_qs;
    QTest::newRow("export of a bad time")
        << QStringList{u"export"_qs, u"x.sqlite"_qs, u"--table"_qs, u"t"_qs, u"--from"_qs, u"yesteryear"_qs} << 2
        << u"--from"_qs;
    QTest::newRow("export of a database that is not there")
        << QStringList{u"export"_qs, u"/nowhere/x.sqlite"_qs, u"--table"_qs, u"t"_qs, u"--from"_qs, u"-1h"_qs} << 1
        << u"/nowhere/x.sqlite"_qs;
    // The sun is that of the site, which the log tells.
    for (const QString &time : {u"-1h"_qs, u"sunset"_qs}) {
        QTest::addRow("values of a folder, %s", qPrintable(time))
            << QStringList{u"at"_qs, u"/"_qs, u"--time"_qs, time} << 1 << u"is a folder"_qs;
        QTest::addRow("export of a folder, %s", qPrintable(time))
            << QStringList{u"export"_qs, u"/"_qs, u"--table"_qs, u"t"_qs, u"--from"_qs, time} << 1 << u"is a folder"_qs;
    }
}

void TestCommandLine::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, message);
    const Finished program = runProgram(arguments);
    QCOMPARE(program.exitCode, exitCode);
    const QString &said = exitCode == 0 ? program.output : program.messages;
    QVERIFY2(said.contains(message), qPrintable(said));
}

void TestCommandLine::checkNamesEveryMistake()
{
    const QString site = write(u"site.toml"_qs, R"([site]
name = "dome"
latitude = 32.4165
longitude = -110.7346

[[device]]
name = "Oil Pump"
type = "tcsgn"
intervall = "1s"
)");
    const Finished program = runProgram({u"check"_qs, site});
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.output.contains(u"site.toml:7:"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"tcsng"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"site.toml:9:"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"interval"), qPrintable(program.output));
}

void TestCommandLine::checkOfAGoodSiteSaysWhatItHolds()
{
    const Finished program = runProgram({u"check"_qs, simulatedSite()});
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"Dome of the test: 1 device, "), qPrintable(program.output));
    QVERIFY2(program.output.contains(m_folder->filePath(u"dome.sqlite"_qs)), qPrintable(program.output));
}

void TestCommandLine::pollShowsBytesAndColumns()
{
    const Finished program = runProgram({u"poll"_qs, simulatedSite(), u"weather"_qs, u"--count"_qs, u"2"_qs});
    QCOMPARE(program.exitCode, 0);
    QCOMPARE(program.output.count(u"sent      \\n"), 2);
    QVERIFY2(program.output.contains(u"received  {"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"°C"), qPrintable(program.output));
    QCOMPARE(program.output.count(u"answered in"), 2);
    QVERIFY(!QFile::exists(m_folder->filePath(u"dome.sqlite"_qs)));
}

void TestCommandLine::pollCountsRefusedValuesOfEachPollAlone()
{
    const QString site = write(u"site.toml"_qs, R"([site]
name = "dome"
latitude = 32.4165
longitude = -110.7346

[[device]]
name = "weather"
transport = "simulated"
model = "boltwood"

  [[device.request]]
  send = "\n"
  decode = "json"
  columns = [ { name = "cold", type = "real", source = "skyMinusAmbientTemperature", min = 5000 } ]
)");
    const Finished program = runProgram({u"poll"_qs, site, u"weather"_qs, u"--count"_qs, u"3"_qs});
    QCOMPARE(program.exitCode, 0);
    QCOMPARE(program.output.count(u" ms, 1 value refused"), 3);
}

void TestCommandLine::pollOfASilentDeviceSaysWhy()
{
    const QString site = write(u"site.toml"_qs, R"([site]
name = "dome"
latitude = 32.4165
longitude = -110.7346

[[device]]
name = "oil"
transport = "tcp"
host = "127.0.0.1"
port = 1
interval = "2s"
timeout = "1s"

  [[device.request]]
  send = "BOK RAOIL 123 REQUEST OIL_PRES\n"
  decode = "ng"
  columns = [ { name = "pressure", type = "real", unit = "psi" } ]
)");
    const Finished program = runProgram({u"poll"_qs, site, u"oil"_qs});
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"refused by 127.0.0.1:1"), qPrintable(program.messages));
    QVERIFY2(program.output.startsWith(u"not sent  BOK RAOIL 123 REQUEST OIL_PRES\\n\nreceived  nothing\n"),
             qPrintable(program.output));
}

void TestCommandLine::serviceStopsCleanlyOnEverySignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestCommandLine::serviceStopsCleanlyOnEverySignal()
{
    QFETCH(int, number);
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"rows/s"_qs));
    service.signal(number);
    const Finished finished = service.finish();
    QCOMPARE(finished.exitCode, 0);
    QVERIFY2(finished.messages.contains(u"stopped logging dome after"), qPrintable(finished.messages));
    const QString asked = u"asked to end by %1 from process %2 ("_qs.arg(QString::fromLatin1(QTest::currentDataTag()))
                              .arg(QCoreApplication::applicationPid());
    QVERIFY2(finished.messages.contains(asked), qPrintable(finished.messages));
    QVERIFY2(!QFile::exists(m_folder->filePath(u"dome.sqlite-wal"_qs)), "the database was not closed");
    const LogFile log(m_folder->filePath(u"dome.sqlite"_qs));
    QVERIFY(log.integers(u"SELECT count(*) FROM weather"_qs).first() > 0);
    QCOMPARE(log.text(u"SELECT kind FROM mtnops_events ORDER BY id DESC LIMIT 1"_qs), u"stop"_qs);
}

void TestCommandLine::aSignalWhileItReadsTheSiteIsTakenLater_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM ends it") << SIGTERM;
    QTest::newRow("SIGHUP has it read once more") << SIGHUP;
}

/** The site file is a pipe, so that it is known when the program reads it. */
void TestCommandLine::aSignalWhileItReadsTheSiteIsTakenLater()
{
    QFETCH(int, number);
    std::signal(SIGPIPE, SIG_IGN); // a program that has died is a failure like any other
    QFile file(simulatedSite());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const QString site = m_folder->filePath(u"pipe.toml"_qs);
    QVERIFY(::mkfifo(QFile::encodeName(site).constData(), 0600) == 0);
    int pipe = -1;
    const auto isRead = [&] { // asked once more when it is true
        if (pipe < 0)
            pipe = ::open(QFile::encodeName(site).constData(), O_WRONLY | O_NONBLOCK);
        return pipe >= 0;
    };
    const auto answer = [&] {
        const bool isWritten = ::write(pipe, text.constData(), std::size_t(text.size())) == text.size();
        ::close(std::exchange(pipe, -1));
        return isWritten;
    };

    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 30'000);
    service.signal(number);
    QVERIFY(answer());
    if (number == SIGHUP) {
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(u"dome.sqlite.lock"_qs)), 30'000); // read to its end
        QTRY_VERIFY_WITH_TIMEOUT(isRead(), 30'000);
        QVERIFY(answer());
        QVERIFY(service.waitForOutput(u"rows/s"_qs));
        service.signal(SIGTERM);
    }
    const Finished finished = service.finish();
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.messages));
}

void TestCommandLine::twoSignalsAtOnceAreOneCleanEnd()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"rows/s"_qs));
    for (int count = 0; count < 3; ++count)
        service.signal(SIGTERM); // as timeout(1) does, to the child and to its group
    QCOMPARE(service.finish().exitCode, 0);
    QCOMPARE(lastEvent(), u"stop"_qs);
}

void TestCommandLine::aSignalIgnoredByTheParentStaysIgnored()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site}, [] { std::signal(SIGHUP, SIG_IGN); });
    QVERIFY(service.waitForOutput(u"rows/s"_qs));
    service.signal(SIGHUP); // the terminal of a nohup is closed
    const qint64 before = rowsLogged();
    QTRY_VERIFY_WITH_TIMEOUT(rowsLogged() > before + 10, 20'000);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
}

void TestCommandLine::aClosedOutputDoesNotEndTheLogging()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site}, [] {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) == 0) {
            ::close(ends[0]);
            ::dup2(ends[1], STDOUT_FILENO);
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(rowsLogged() > 15, 20'000); // three status lines that nobody reads
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    QCOMPARE(lastEvent(), u"stop"_qs);
}

void TestCommandLine::readingsThatCannotBeWrittenAreAFailure()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"rows/s"_qs));
    const LogFile other(m_folder->filePath(u"dome.sqlite"_qs), LogFile::Write);
    other.execute(u"BEGIN IMMEDIATE"_qs);
    service.signal(SIGTERM);
    const Finished finished = service.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"could not be written"), qPrintable(finished.messages));
}

void TestCommandLine::twoServicesDoNotLogOneSite()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"rows/s"_qs));
    const Finished second = runProgram({u"--no-gui"_qs, site});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.messages.contains(QString::number(service.processId())), qPrintable(second.messages));
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
}

void TestCommandLine::statusLines()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"1 device good"_qs));
    service.signal(SIGTERM);
    const Finished ended = service.finish();
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(!ended.output.contains(u"all 1 "), qPrintable(ended.output));
}

void TestCommandLine::exportReadsBackWhatWasLogged()
{
    const QString site = simulatedSite();
    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, site});
    QVERIFY(service.waitForOutput(u"1 device good"_qs));
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);

    const QString database = m_folder->filePath(u"dome.sqlite"_qs);
    const qint64 rows = LogFile(database).integers(u"SELECT count(*) FROM weather"_qs).first();
    const Finished program =
        runProgram({u"export"_qs, u"sqlite://"_qs + database, u"--table"_qs, u"weather"_qs, u"--from"_qs, u"-1h"_qs});
    QCOMPARE(program.exitCode, 0);
    QCOMPARE(program.output.count(u"\r\n"), rows + 1);
    QVERIFY2(program.messages.contains(u"%1 row"_qs.arg(rows)), qPrintable(program.messages));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
