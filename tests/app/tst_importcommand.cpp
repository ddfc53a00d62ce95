// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"
#include "tests/app/program.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"
#include "tests/support/fakedevice.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QTest>

#include <csignal>

using namespace mtnops;

/** mtnops-logger import, run as a user runs it. */
class TestImportCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init();
    void wrongOptions_data();
    void wrongOptions();
    void tellsWhatWasImported();
    void tellsWhatWouldBeImported();
    void problemsAreTold();
    void mistakesOfAMapHaveTheirPlace();
    void isRefusedWhileSomebodyLogs();
    void aServerThatDoesNotAnswerIsLeft();
    void anEndedImportGoesOn_data();
    void anEndedImportGoesOn();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString writeFile(const QString &name, const QByteArray &text) const;
    void makeWeather(int rows) const;
    QStringList command(const QStringList &options = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_log;
    QString m_other;
};

void TestImportCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = path(u"log.sqlite"_qs);
    m_other = path(u"other.sqlite"_qs);
}

QString TestImportCommand::writeFile(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a file");
    return file.fileName();
}

/** A row each 5 s. */
void TestImportCommand::makeWeather(int rows) const
{
    execute(m_other,
            {u"CREATE TABLE weather (id INTEGER NOT NULL, ts DATETIME, temp FLOAT, PRIMARY KEY (id))"_qs,
             u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
             " INSERT INTO weather SELECT i + 1, strftime('%Y-%m-%d %H:%M:%S', '2026-11-01 00:00:00', (i * 5) || ' "
             "seconds')"
             " || '.000000', i % 50 + 0.5 FROM n"_qs.arg(rows - 1)});
}

QStringList TestImportCommand::command(const QStringList &options) const
{
    return QStringList{u"import"_qs, m_log, u"--from-database"_qs, m_other, u"--timezone"_qs, u"America/Denver"_qs}
    + options;
}

void TestImportCommand::wrongOptions_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message");
    const QString from = u"x --from-database /nowhere/y.sqlite"_qs;
    QTest::newRow("help") << u"--help"_qs << 0 << u"--from-csv"_qs;
    QTest::newRow("no log") << QString() << 2 << u"name one log"_qs;
    QTest::newRow("no source") << u"x"_qs << 2 << u"--from-database OTHER or --from-csv"_qs;
    QTest::newRow("two sources") << from + u" --from-csv z"_qs << 2 << u"--from-database OTHER or --from-csv"_qs;
    QTest::newRow("two databases") << from + u" z"_qs << 2 << u"only --from-csv takes several files"_qs;
    QTest::newRow("no zone") << from + u" --timezone Mars"_qs << 2 << u"--timezone Mars: write an IANA name"_qs;
    QTest::newRow("no table") << from + u" --table A-b"_qs << 2 << u"--table A-b"_qs;
    QTest::newRow("no such database") << from + u" --dry-run"_qs << 1
                                      << u"/nowhere/y.sqlite: there is no such database"_qs;
    QTest::newRow("no such file") << u"x --from-csv /nowhere/y.csv --dry-run"_qs << 1
                                  << u"/nowhere/y.csv: No such file"_qs;
    QTest::newRow("a pipe") << u"x --from-csv /dev/null --dry-run"_qs << 1
                            << u"/dev/null is no file that can be read twice"_qs;
    for (const char *url : {"postgresql://me:sesame#1@localhost:1/db", "postgresql://me:sesame/1@localhost:1/db",
                            "postgresql:me:sesame@localhost:1/db", "mysql://localhost:1/db?password=sesame",
                            "oracle://me:sesame@localhost:1/db"}) {
        QTest::newRow(url) << u"x --from-database %1 --dry-run"_qs.arg(QLatin1StringView(url)) << 2
                           << u"with %23 for #"_qs;
    }
    QTest::newRow("no such map") << from + u" --map /nowhere/map.toml --dry-run"_qs << 1 << u"/nowhere/map.toml"_qs;
}

void TestImportCommand::wrongOptions()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, message);
    const Finished program = runProgram(QStringList(u"import"_qs) + arguments.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(program.exitCode, exitCode);
    const QString &said = exitCode == 0 ? program.output : program.messages;
    QVERIFY2(said.contains(message), qPrintable(said));
    QVERIFY2(!said.contains(u"sesame"), qPrintable(said));
}

void TestImportCommand::tellsWhatWasImported()
{
    makeWeather(1000); // to 01:23 in the night when the clocks are set
    const Finished program = runProgram(command());
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QCOMPARE(program.output,
             u"a new log was made\n"
             "weather to weather: 1000 rows read, 1000 imported, 0 already there, 0 refused\n"
             "  left out: id (numbers the rows)\n"
             "  280 rows show a time that the clocks showed twice, as daylight saving ended: by the order of rows 280 "
             "are of "
             "the first time and 0 of the second\n"_qs);
    const Finished again = runProgram(command({u"--table"_qs, u"weather"_qs}));
    QVERIFY2(
        again.output.startsWith(u"weather to weather: 1000 rows read, 0 imported, 1000 already there, 0 refused\n"_qs),
        qPrintable(again.output));
    QCOMPARE(runProgram({u"verify"_qs, m_log}).exitCode, 0);
    const Finished none = runProgram(command({u"--table"_qs, u"tcs"_qs}));
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.messages.contains(u"becomes the table tcs"), qPrintable(none.messages));
    QCOMPARE(runProgram({u"import"_qs, m_log, u"--from-database"_qs, m_log}).exitCode, 2);
}

void TestImportCommand::tellsWhatWouldBeImported()
{
    const QString csv = writeFile(u"wind.csv"_qs,
                                  "time,Wind speed [mph],note\n2026-11-23T00:00:00Z,3.5,\n"
                                  "2026-11-23T00:00:10Z,4,\n2026-11-23T00:00:20Z,5,\n");
    const Finished program = runProgram({u"import"_qs, m_log, u"--dry-run"_qs, u"--from-csv"_qs, csv});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QCOMPARE(program.output,
             u"a new log would be made\n"
             "wind.csv to wind: 3 rows read, 3 to add, 0 already there, 0 refused\n"
             "  a new table, a row each 10s\n"
             "  time: the time (iso)\n"
             "  Wind speed: wind_speed (real mph)\n"
             "  from 2026-11-23T00:00:00.000000Z to 2026-11-23T00:00:20.000000Z\n"
             "  left out: note (has no value)\n"_qs);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({u"wind.csv"_qs}));
}

void TestImportCommand::problemsAreTold()
{
    const QString csv = writeFile(u"wind.csv"_qs,
                                  "ts,wind\n2026-03-08 01:00,1\n2026-03-08 02:30,2\n2026-03-08 03:00,3\n,4\n"
                                  "2026-03-08 04:00\n2026-03-08 05:00,5\n");
    const QStringList arguments = {u"import"_qs, m_log, u"--from-csv"_qs, csv, u"--timezone"_qs, u"America/Denver"_qs};
    const Finished program = runProgram(arguments);
    QCOMPARE(program.exitCode, 1);
    QCOMPARE(program.output,
             u"a new log was made\n"
             "wind.csv to wind: 6 rows read, 3 imported, 0 already there, 3 refused\n"
             "  1 rows refused: a time that the clocks of America/Denver never showed, since daylight saving began; "
             "the first is "
             "wind.csv:3: \"2026-03-08 02:30\"\n"
             "  1 rows refused: no time; the first is wind.csv:5\n"
             "  1 rows refused: another number of cells than the first line has; the first is wind.csv:6\n"_qs);
    QCOMPARE(count(m_log, u"wind"_qs), 3);
}

void TestImportCommand::mistakesOfAMapHaveTheirPlace()
{
    makeWeather(1);
    const QString map = writeFile(u"map.toml"_qs,
                                  "[[table]]\nfrom = \"weather\"\nto = \"Wind\"\nformat = 1\n"
                                  "column = [ { from = \"temp\", unit = \"furlong\", type = \"float\" } ]\n");
    const Finished program = runProgram(command({u"--map"_qs, map}));
    QCOMPARE(program.exitCode, 1);
    for (const QString &part : {u":3:6: \"Wind\" is no name for a table"_qs, u":4:1: unknown key \"format\""_qs,
                                u":5:36: unknown unit \"furlong\""_qs, u":5:54: unknown type \"float\""_qs})
        QVERIFY2(program.messages.contains(map + part), qPrintable(program.messages));
    QVERIFY(!QFile::exists(m_log));
}

void TestImportCommand::isRefusedWhileSomebodyLogs()
{
    makeWeather(1);
    const auto lock = SiteLock::take(m_log);
    QVERIFY(lock);
    const Finished program = runProgram(command());
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(QString::number(QCoreApplication::applicationPid()))
                 && program.messages.contains(u"end it first"),
             qPrintable(program.messages));
    QVERIFY(!QFile::exists(m_log));
    QCOMPARE(runProgram(command({u"--dry-run"_qs})).exitCode, 0);
}

/** Ctrl+C while the source is looked through: a call of its driver waits for an answer. */
void TestImportCommand::aServerThatDoesNotAnswerIsLeft()
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_qs)) {
        QVERIFY2(!qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"), "libqt6sql6-psql is not installed");
        QSKIP("libqt6sql6-psql is not installed");
    }
    FakeDevice server(FakeAnswer::silence());
    Program program(
        {u"import"_qs, m_log, u"--from-database"_qs, u"postgresql://u:p@127.0.0.1:%1/d"_qs.arg(server.port())});
    QTRY_VERIFY_WITH_TIMEOUT(!server.reads().isEmpty(), 20'000);
    QElapsedTimer elapsed;
    elapsed.start();
    program.signal(SIGINT);
    const Finished finished = program.finish();
    QVERIFY2(elapsed.elapsed() < 10'000, qPrintable(QString::number(elapsed.elapsed())));
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"does not answer"), qPrintable(finished.messages));
    QVERIFY(!QFile::exists(m_log));
    QVERIFY(SiteLock::take(m_log)); // nobody holds it
}

void TestImportCommand::anEndedImportGoesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("isLate"); // the log has a newer row: all rollups are made at the end
    QTest::newRow("Ctrl+C") << SIGINT << false;
    QTest::newRow("kill -9") << SIGKILL << false;
    QTest::newRow("kill -9, rows before others") << SIGKILL << true;
}

void TestImportCommand::anEndedImportGoesOn()
{
    QFETCH(int, signal);
    QFETCH(bool, isLate);
    makeWeather(120'000);
    const auto prepare = [&] {
        if (isLate)
            writeAll(*openWriter(m_log),
                     {Sample{realTable(u"weather"_qs, {u"temp"_qs}),
                             Timestamp(std::chrono::seconds(1'900'000'000)),
                             {1.0}}});
        else
            QVERIFY(openWriter(m_log)->prepareTable(realTable(u"weather"_qs, {u"temp"_qs})));
    };
    prepare();
    {
        Program program(command());
        QTRY_VERIFY(count(m_log, u"weather"_qs) > 5000);
        program.signal(signal);
        const Finished finished = program.finish();
        QCOMPARE(finished.exitCode, signal == SIGINT ? 1 : -1);
        QCOMPARE(finished.messages.contains(u"the same call goes on with the rest"), signal == SIGINT);
    }
    const qint64 there = count(m_log, u"weather"_qs) - isLate;
    QVERIFY(there < 120'000);
    QCOMPARE(there % 5000, 0);
    QCOMPARE(runProgram({u"verify"_qs, m_log}).exitCode, 0); // sound as it is
    const Finished rest = runProgram(command());
    QVERIFY2(rest.output.contains(u"%1 imported, %2 already there"_qs.arg(120'000 - there).arg(there)),
             qPrintable(rest.output + rest.messages));
    const auto rows = select(m_log, u"SELECT * FROM weather"_qs);
    const QStringList tiers = tierDump(m_log, u"weather"_qs);
    m_log = path(u"whole.sqlite"_qs);
    prepare();
    QCOMPARE(runProgram(command()).exitCode, 0);
    QVERIFY(select(m_log, u"SELECT * FROM weather"_qs) == rows);
    QVERIFY(tierDump(m_log, u"weather"_qs) == tiers);
    QCOMPARE(runProgram({u"verify"_qs, m_log}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_importcommand.moc"
