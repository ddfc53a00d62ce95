// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"
#include "tests/app/program.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"
#include "tests/support/logfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // 2026-11-23T00:00Z

} // namespace

/** `verify`, `rebuild`, `recover` and `status`, run as a user runs them. */
class TestMaintenance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init();
    void exitCodes_data();
    void exitCodes();
    void verifySaysALineATableAndWhatIsWrong();
    void verifyOfASoundLogWritesNothing();
    void verifyEndsWithCtrlC();
    void rebuildMakesWhatIsWrongRight();
    void rebuildOfAPart();
    void rebuildThatWasEndedGoesOn_data();
    void rebuildThatWasEndedGoesOn();
    void rebuildIsLeftToWhoLogs();
    void recoverCopiesWhatCanBeRead();
    void statusForPeople();
    void statusAsJson();

private:
    void writeRows(Timestamp from, int count, Duration step);
    QStringList dump() const { return tierDump(m_path, u"boltwood"_qs); }
    QList<qint64> dirty() const { return LogFile(m_path).integers(u"SELECT ts_to - ts_from FROM mtnops_dirty"_qs); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestMaintenance::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"log.sqlite"_qs);
}

/** Rows of testTable(). */
void TestMaintenance::writeRows(Timestamp from, int count, Duration step)
{
    const auto writer = openWriter(m_path);
    for (int row = 0; row < count;) {
        std::vector<Sample> samples;
        for (; row < count && samples.size() < 5000; ++row)
            samples.push_back(testSample(testTable(), from + row * step, row % 50));
        writeAll(*writer, std::move(samples));
    }
}

void TestMaintenance::exitCodes_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message"); // part of standard error, or of standard output when done
    for (const QString &command : {u"verify"_qs, u"rebuild"_qs, u"status"_qs}) {
        const QByteArray name = command.toLatin1();
        QTest::newRow("help of " + name) << command + u" --help"_qs << 0 << u"mtnops-logger "_qs + command;
        QTest::newRow(name + " of nothing") << command << 2 << u"name one database"_qs;
        QTest::newRow(name + " of two") << command + u" x y"_qs << 2 << u"name one database"_qs;
        QTest::newRow(name + " with an unknown option") << command + u" x --nonsense"_qs << 2 << u"nonsense"_qs;
        QTest::newRow(name + " of no database")
            << command + u" /nowhere/x.sqlite"_qs << 1 << u"/nowhere/x.sqlite: there is no such database"_qs;
        QTest::newRow(name + " of a folder") << command + u" /usr"_qs << 1 << u"/usr is a folder, no file"_qs;
    }
    QTest::newRow("rebuild from a bad time") << u"rebuild x --from yesteryear"_qs << 2 << u"--from \"yesteryear\""_qs;
    QTest::newRow("rebuild of no time") << u"rebuild x --from now --to -6h"_qs << 2 << u"nothing lies between"_qs;
    QTest::newRow("status of no site") << u"status /nowhere/x.toml"_qs << 1 << u"/nowhere/x.toml"_qs;
}

void TestMaintenance::exitCodes()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, message);
    const Finished program = runProgram(arguments.split(u' '));
    QCOMPARE(program.exitCode, exitCode);
    const QString &said = exitCode == 0 ? program.output : program.messages;
    QVERIFY2(said.contains(message), qPrintable(said));
}

void TestMaintenance::verifySaysALineATableAndWhatIsWrong()
{
    writeRows(firstDay, 1000, 1s);
    writeAll(*openWriter(m_path), {testSample(testTable(u"other"_qs), firstDay, 1)});
    execute(m_path,
            {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs,
             u"INSERT INTO mtnops_dirty VALUES ('boltwood', %1, %2)"_qs.arg(toMicroseconds(firstDay))
                 .arg(toMicroseconds(firstDay + 1min))});
    const Finished program = runProgram({u"verify"_qs, m_path, u"--quick"_qs});
    QCOMPARE(program.exitCode, 1);
    const QStringList lines = program.output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines[0], u"file: 0 problems"_qs);
    QCOMPARE(lines[1], u"boltwood: 960 rows, 15 bins compared, 15 problems"_qs);
    QCOMPARE(lines[2], u"  to be made anew: 2026-11-23T00:00:00.000000Z to 2026-11-23T00:01:00.000000Z"_qs);
    QCOMPARE(lines[3], u"  mtnops_1min_boltwood 2026-11-23T00:01:00.000000Z: wind_max is 99 and must be 49"_qs);
    QCOMPARE(lines.size(), 3 + 15 + 1);
    QCOMPARE(lines.last(), u"other: 0 rows, 0 bins compared, 0 problems"_qs);
}

void TestMaintenance::verifyOfASoundLogWritesNothing()
{
    writeRows(firstDay, 5000, 1s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const Finished program = runProgram({u"verify"_qs, m_path, u"--table"_qs, u"boltwood"_qs});
    QCOMPARE(program.exitCode, 0);
    QCOMPARE(program.output, u"boltwood: 4980 rows, 92 bins compared, 0 problems\n"_qs);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void TestMaintenance::verifyEndsWithCtrlC()
{
    writeRows(firstDay, 10, 1s);
    execute(m_path,
            {u"CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
             " SELECT i, randomblob(1000) AS bytes FROM n"_qs});
    QVERIFY(!QFile::exists(m_path + u"-shm"_qs));
    Program program({u"verify"_qs, m_path});
    QTRY_VERIFY(QFile::exists(m_path + u"-shm"_qs)); // it reads, and listens since before
    program.signal(SIGINT);
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"verify: interrupted"), qPrintable(finished.messages));
    QCOMPARE(finished.output, QString());
}

void TestMaintenance::rebuildMakesWhatIsWrongRight()
{
    writeRows(firstDay, 9000, 10s);
    const QStringList right = dump();
    execute(m_path,
            {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs, u"DELETE FROM mtnops_1h_boltwood"_qs,
             u"DROP TABLE mtnops_6h_boltwood"_qs});
    QCOMPARE(runProgram({u"verify"_qs, m_path}).exitCode, 1);
    const Finished program = runProgram({u"rebuild"_qs, m_path});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QCOMPARE(program.output,
             u"boltwood: made anew from 2026-11-23T00:00:00.000000Z to 2026-11-24T00:59:00.000000Z\n"_qs);
    QCOMPARE(dump(), right);
    QCOMPARE(runProgram({u"verify"_qs, m_path}).exitCode, 0);
    QVERIFY(!QFile::exists(m_path + u".rebuild"_qs));
}

void TestMaintenance::rebuildOfAPart()
{
    writeRows(firstDay, 9000, 10s);
    execute(m_path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs});
    const Finished program = runProgram({u"rebuild"_qs, m_path, u"--table"_qs, u"boltwood"_qs, u"--from"_qs,
                                         u"2026-11-23 06:00:30"_qs, u"--to"_qs, u"2026-11-23T08:00Z"_qs});
    QCOMPARE(program.output,
             u"boltwood: made anew from 2026-11-23T06:00:00.000000Z to 2026-11-23T08:00:00.000000Z\n"_qs);
    QCOMPARE(LogFile(m_path).integers(u"SELECT count(*) FROM mtnops_1min_boltwood WHERE wind_max < 99"_qs), {120});
    const Finished nothing = runProgram({u"rebuild"_qs, m_path, u"--to"_qs, u"2020-01-01"_qs});
    QCOMPARE(nothing.exitCode, 0);
    QVERIFY2(nothing.output.startsWith(u"nothing is rolled up there"), qPrintable(nothing.output));
}

void TestMaintenance::rebuildThatWasEndedGoesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill -9") << SIGKILL;
}

void TestMaintenance::rebuildThatWasEndedGoesOn()
{
    QFETCH(int, signal);
    writeRows(firstDay, 100'000, 1s);
    const QStringList right = dump();
    execute(m_path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs});
    {
        Program program({u"rebuild"_qs, m_path});
        const qint64 all = 27 * 3600 * 1'000'000LL; // and a part of the last hour
        QTRY_VERIFY(!dirty().isEmpty() && dirty().first() < all);
        program.signal(signal);
        const Finished finished = program.finish();
        QCOMPARE(finished.exitCode, signal == SIGINT ? 1 : -1);
        QCOMPARE(finished.messages.contains(u"interrupted: the same call goes on"), signal == SIGINT);
    }
    QCOMPARE(dirty().size(), 1);
    // What was made is not made again: it stays as somebody spoils it here.
    execute(m_path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 77 WHERE ts = %1"_qs.arg(toMicroseconds(firstDay))});
    const Finished other = runProgram({u"status"_qs, m_path});
    QVERIFY2(other.output.contains(u"to be made anew"), qPrintable(other.output));
    const Finished program = runProgram({u"rebuild"_qs, m_path});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QVERIFY2(program.messages.contains(u"going on with what an earlier call left"), qPrintable(program.messages));
    QCOMPARE(LogFile(m_path).integers(u"SELECT count(*) FROM mtnops_1min_boltwood WHERE wind_max = 77"_qs), {1});
    QCOMPARE(LogFile(m_path).integers(u"SELECT count(*) FROM mtnops_1min_boltwood WHERE wind_max = 99"_qs), {0});
    QVERIFY(!runProgram({u"rebuild"_qs, m_path}).messages.contains(u"going on"));
    QCOMPARE(dump(), right);
}

void TestMaintenance::rebuildIsLeftToWhoLogs()
{
    writeRows(firstDay, 20'000, 1s);
    const QStringList right = dump();
    execute(m_path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs});
    const auto lock = SiteLock::take(m_path);
    QVERIFY(lock.hasValue());
    Program program({u"rebuild"_qs, m_path});
    QTRY_COMPARE(dirty().size(), 1);
    QTest::qWait(500); // time for a program that does not wait to go wrong
    QCOMPARE(LogFile(m_path).integers(u"SELECT count(*) FROM mtnops_1min_boltwood WHERE wind_max < 99"_qs), {0});
    repairAll(*openWriter(m_path));
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 0);
    QVERIFY2(finished.messages.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(finished.messages));
    QCOMPARE(dump(), right);
}

void TestMaintenance::recoverCopiesWhatCanBeRead()
{
    writeRows(firstDay, 10'000, 1s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60 * 4096));
    QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
    file.close();
    const QString recovered = m_folder->filePath(u"recovered.sqlite"_qs);
    const Finished program = runProgram({u"recover"_qs, m_path, recovered});
    QCOMPARE(program.exitCode, 0);
    const qint64 rows = count(recovered, u"boltwood"_qs);
    QVERIFY(rows > 9800 && rows < 10'000);
    QVERIFY2(program.output.contains(u"boltwood: %1 rows, 1 place could not be read\n"_qs.arg(rows)),
             qPrintable(program.output));
    QVERIFY2(program.output.contains(u"0 events, whole"_qs), qPrintable(program.output));
    QCOMPARE(runProgram({u"verify"_qs, recovered}).exitCode, 0);
    QCOMPARE(runProgram({u"recover"_qs, m_path, recovered}).exitCode, 1);
    QCOMPARE(runProgram({u"recover"_qs, m_path}).exitCode, 2);
}

void TestMaintenance::statusForPeople()
{
    writeRows(firstDay, 9000, 10s);
    const Finished program = runProgram({u"status"_qs, m_path});
    QCOMPARE(program.exitCode, 0);
    const QStringList lines = program.output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines[0].startsWith(m_path + u": "_qs), qPrintable(lines[0]));
    QCOMPARE(lines[1], u"nobody logs into it"_qs);
    QVERIFY2(lines[2].endsWith(u" free on the disk") && !lines[2].contains(u"grows"), qPrintable(lines[2]));
    QCOMPARE(lines[4].simplified().section(u' ', 0, 3), u"boltwood 9000 2026-11-23T00:00:00Z 2026-11-24T00:59:50Z"_qs);
    const QJsonObject json =
        QJsonDocument::fromJson(runProgram({u"status"_qs, m_path, u"--json"_qs}).output.toUtf8()).object();
    QVERIFY(json[u"bytes_per_day"].toDouble() > 100'000);
    QVERIFY(json[u"days_until_full"].isNull());

    const auto lock = SiteLock::take(m_path);
    const QString logged = runProgram({u"status"_qs, m_path}).output.section(u'\n', 2, 2);
    QVERIFY2(logged.startsWith(u"grows by ") && logged.contains(u" free on the disk, full in "), qPrintable(logged));
}

void TestMaintenance::statusAsJson()
{
    writeRows(firstDay, 9000, 10s);
    const QString site = m_folder->filePath(u"kuiper.toml"_qs);
    QFile file(site);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[site]\nname = \"kuiper\"\ntitle = \"Kuiper\"\nlatitude = 32\nlongitude = -110\nelevation = 2510\n"
               "timezone = \"America/Phoenix\"\n[store]\npath = \"log.sqlite\"\nmin_free = \"1000TB\"\n");
    file.close();
    const auto lock = SiteLock::take(m_path);
    const Finished program = runProgram({u"status"_qs, site, u"--json"_qs});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    const QJsonObject status = QJsonDocument::fromJson(program.output.toUtf8()).object();
    QCOMPARE(status[u"database"].toString(), m_path);
    QCOMPARE(status[u"logger"][u"process"].toInteger(), QCoreApplication::applicationPid());
    QVERIFY(status[u"bytes"].toInteger() >= QFileInfo(m_path).size());
    QVERIFY(status[u"free_bytes"].toInteger() > 0);
    QCOMPARE(status[u"min_free_bytes"].toInteger(), 1'000'000'000'000'000);
    QVERIFY2(status[u"alarm"].toString().contains(u"min_free is 1000TB"), qPrintable(status[u"alarm"].toString()));
    const QString text = runProgram({u"status"_qs, site}).output;
    QVERIFY2(text.contains(u"\nALARM: "_qs) && text.contains(u"min_free is 1000TB"), qPrintable(text));
    QVERIFY(status[u"bytes_per_day"].toDouble() > 100'000);
    QVERIFY(status[u"days_until_full"].toDouble() > 0);
    const QJsonObject table = status[u"tables"][0].toObject();
    QCOMPARE(table[u"table"].toString(), u"boltwood"_qs);
    QCOMPARE(table[u"rows"].toInteger(), 9000);
    QCOMPARE(table[u"rows_per_day"].toDouble(), 8640);
    QCOMPARE(table[u"first"].toString(), u"2026-11-23T00:00:00.000000Z"_qs);
    QCOMPARE(table[u"last"].toString(), u"2026-11-24T00:59:50.000000Z"_qs);
    QCOMPARE(table[u"state"].toString(), u"never-seen"_qs);
    QVERIFY(table[u"state_since"].isNull());
}

QTEST_GUILESS_MAIN(TestMaintenance)
#include "tst_maintenance.moc"
