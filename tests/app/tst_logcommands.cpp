// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/schema.h"
#include "tests/app/program.h"
#include "tests/store/samplelog.h"
#include "tests/support/logfile.h"
#include "tests/support/smalldisk.h"

#include <QDir>
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

constexpr Timestamp fullMinute = fromMicroseconds(1795471440000000); // 2026-11-23T22:04:00Z

} // namespace

/** The subcommands on a log database, run as a user runs them. */
class TestLogCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init();
    void exitCodes_data();
    void exitCodes();
    void atPrintsValueTimeAndAge();
    void atAsJson();
    void atSunset();
    void atSunsetOfAnUnknownPlace();
    void backupWhileAWriterWrites();
    void backupRefusesToOverwrite();
    void failedBackupLeavesNoFile();
    void interruptedBackupLeavesNoFile();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    void writeRows(int count, Timestamp from = fullMinute);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLogCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = file(u"log.sqlite"_qs);
}

/** Rows of testTable(), one a second. */
void TestLogCommands::writeRows(int count, Timestamp from)
{
    std::vector<Sample> samples;
    for (int row = 0; row < count; ++row)
        samples.push_back(testSample(testTable(), from + row * 1s, row));
    writeAll(*openWriter(m_path), std::move(samples));
}

void TestLogCommands::exitCodes_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message"); // part of standard error, or of standard output when done
    QTest::newRow("help of at") << u"at --help"_qs << 0 << u"mtnops-logger at kuiper.sqlite --time -6h"_qs;
    QTest::newRow("at of nothing") << u"at"_qs << 2 << u"name one database"_qs;
    QTest::newRow("at no time") << u"at x.sqlite"_qs << 2 << u"--time is missing"_qs;
    QTest::newRow("at a bad time") << u"at x.sqlite --time yesteryear"_qs << 2 << u"--time \"yesteryear\""_qs;
    QTest::newRow("at a bad age") << u"at x.sqlite --time now --max-age 5"_qs << 2 << u"--max-age"_qs;
    QTest::newRow("at a column without its table")
        << u"at x.sqlite --time now --columns wind"_qs << 2 << u"write table.column"_qs;
    QTest::newRow("at of no database") << u"at /nowhere/x.sqlite --time now"_qs << 1 << u"/nowhere/x.sqlite"_qs;
    QTest::newRow("help of backup") << u"backup --help"_qs << 0 << u"mtnops-logger backup kuiper.sqlite"_qs;
    QTest::newRow("backup of nothing") << u"backup x.sqlite"_qs << 2 << u"name a database and the copy"_qs;
    QTest::newRow("backup of no database") << u"backup /nowhere/x.sqlite /tmp/y"_qs << 1 << u"/nowhere/x.sqlite"_qs;
}

void TestLogCommands::exitCodes()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, message);
    const Finished program = runProgram(arguments.split(u' '));
    QCOMPARE(program.exitCode, exitCode);
    const QString &said = exitCode == 0 ? program.output : program.messages;
    QVERIFY2(said.contains(message), qPrintable(said));
}

void TestLogCommands::atPrintsValueTimeAndAge()
{
    writeRows(30);
    const Finished program = runProgram({u"at"_qs, u"sqlite://"_qs + m_path, u"--time"_qs, u"2026-11-23T22:04:59.5Z"_qs,
                                         u"--columns"_qs, u"boltwood.wind,boltwood.code"_qs});
    QCOMPARE(program.exitCode, 0);
    const QStringList lines = program.output.split(u'\n');
    QCOMPARE(lines[0].simplified(), u"boltwood.wind 29 mph 2026-11-23T22:04:29Z 30 s"_qs);
    QCOMPARE(lines[1].simplified(), u"boltwood.code clear 2026-11-23T22:04:29Z 30 s"_qs);

    const Finished old = runProgram({u"at"_qs, m_path, u"--time"_qs, u"2026-11-23T22:04:59Z"_qs, u"--max-age"_qs,
                                     u"10s"_qs, u"--columns"_qs, u"boltwood.wind"_qs});
    QCOMPARE(old.exitCode, 0);
    QCOMPARE(old.output.simplified(), u"boltwood.wind –"_qs);
}

void TestLogCommands::atAsJson()
{
    writeRows(30);
    const Finished program = runProgram({u"at"_qs, m_path, u"--time"_qs, u"2026-11-23T22:04:31Z"_qs, u"--json"_qs});
    QCOMPARE(program.exitCode, 0);
    const QJsonObject object = QJsonDocument::fromJson(program.output.toUtf8()).object();
    QCOMPARE(object[u"instant"].toString(), u"2026-11-23T22:04:31.000000Z"_qs);
    const QJsonArray values = object[u"values"].toArray();
    QCOMPARE(values.size(), 5); // all columns
    const QJsonObject wind = values[0].toObject();
    QCOMPARE(wind[u"table"].toString(), u"boltwood"_qs);
    QCOMPARE(wind[u"column"].toString(), u"wind"_qs);
    QCOMPARE(wind[u"unit"].toString(), u"mph"_qs);
    QCOMPARE(wind[u"value"].toDouble(), 29);
    QCOMPARE(wind[u"time"].toString(), u"2026-11-23T22:04:29.000000Z"_qs);
    QCOMPARE(wind[u"age_s"].toDouble(), 2);
    QCOMPARE(values[2].toObject()[u"value"], QJsonValue(true));
}

void TestLogCommands::atSunset()
{
    writeRows(30);
    const Finished program =
        runProgram({u"at"_qs, m_path, u"--time"_qs, u"2026-11-23 sunset"_qs, u"--max-age"_qs, u"1d"_qs, u"--json"_qs});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    const QJsonObject object = QJsonDocument::fromJson(program.output.toUtf8()).object();
    const QString instant = object[u"instant"].toString(); // 17:18 in Arizona
    QVERIFY2(instant.startsWith(u"2026-11-24T00:1"_qs), qPrintable(instant));
    QCOMPARE(object[u"values"][0][u"value"].toDouble(), 29);
}

void TestLogCommands::atSunsetOfAnUnknownPlace()
{
    QVERIFY(Writer::open(m_path, SiteInfo{.name = u"kuiper"_qs}).hasValue());
    const Finished program = runProgram({u"at"_qs, m_path, u"--time"_qs, u"sunset"_qs});
    QCOMPARE(program.exitCode, 2);
    QVERIFY2(program.messages.contains(u"--time \"sunset\": the place of the site is not known"_qs),
             qPrintable(program.messages));
    const Finished nowhere = runProgram({u"at"_qs, u"/nowhere/x.sqlite"_qs, u"--time"_qs, u"sunset"_qs});
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY2(nowhere.messages.contains(u"/nowhere/x.sqlite"_qs), qPrintable(nowhere.messages));
}

void TestLogCommands::backupWhileAWriterWrites()
{
    writeRows(5000);
    std::atomic_bool isStopped = false;
    std::atomic_int flushes = 0;
    std::thread writing([&] {
        const auto writer = openWriter(m_path);
        for (int flush = 0; !isStopped; ++flush) {
            // Both tables in one transaction: a copy that is no snapshot has more of one than of the other.
            writeAll(*writer,
                     {testSample(testTable(), fullMinute + 2h + flush * 1s, flush),
                      testSample(testTable(u"second"_qs), fullMinute + 2h + flush * 1s, flush)});
            ++flushes;
        }
    });
    while (flushes == 0)
        std::this_thread::yield();
    const QString copy = file(u"copy.sqlite"_qs);
    const Finished program = runProgram({u"backup"_qs, m_path, copy});
    isStopped = true;
    writing.join();
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QVERIFY2(program.output.startsWith(copy + u": "_qs), qPrintable(program.output));
    QVERIFY(!QFile::exists(copy + u".part"_qs));
    const LogFile log(copy);
    QCOMPARE(log.integers(u"PRAGMA application_id"_qs).first(), qint64(logApplicationId));
    QCOMPARE(log.integers(u"PRAGMA user_version"_qs).first(), qint64(logSchemaVersion));
    QCOMPARE(log.text(u"PRAGMA integrity_check"_qs), u"ok"_qs);
    const qint64 rows = log.integers(u"SELECT count(*) FROM second"_qs).first();
    QVERIFY(rows > 0 && rows <= flushes);
    QCOMPARE(log.integers(u"SELECT count(*) FROM boltwood"_qs).first(), 5000 + rows);
}

void TestLogCommands::backupRefusesToOverwrite()
{
    writeRows(10);
    for (const QString &name : {u"copy.sqlite"_qs, u"copy.sqlite.part"_qs}) {
        QFile there(file(name));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        const Finished program = runProgram({u"backup"_qs, m_path, file(u"copy.sqlite"_qs)});
        QCOMPARE(program.exitCode, 1);
        QVERIFY2(program.messages.contains(name + u" is there already"_qs), qPrintable(program.messages));
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), QByteArray("mine"));
        there.close();
        QVERIFY(there.remove());
    }
}

void TestLogCommands::failedBackupLeavesNoFile()
{
    writeRows(10);
    const QString copy = file(u"no-such-folder/copy.sqlite"_qs);
    const Finished program = runProgram({u"backup"_qs, m_path, copy});
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"there is no folder "_qs + file(u"no-such-folder"_qs)),
             qPrintable(program.messages));

    SmallDisk disk(64 * 1024);
    if (disk.isMounted()) {
        const Finished full = runProgram({u"backup"_qs, m_path, disk.filePath(u"copy.sqlite"_qs)});
        QCOMPARE(full.exitCode, 1);
        QVERIFY2(full.messages.contains(u"and its disk room for"_qs), qPrintable(full.messages));
    }

    execute(m_path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_qs});
    QFile log(m_path); // pages of rows are overwritten: the copy cannot be right
    QVERIFY(log.open(QIODevice::ReadWrite));
    QVERIFY(log.seek(log.size() - 8000));
    log.write(QByteArray(8000, '\xee'));
    log.close();
    QCOMPARE(runProgram({u"backup"_qs, m_path, file(u"copy.sqlite"_qs)}).exitCode, 1);
    QCOMPARE(QDir(m_folder->path()).entryList({u"copy*"_qs}), QStringList());
}

void TestLogCommands::interruptedBackupLeavesNoFile()
{
    writeRows(10);
    execute(m_path,
            {u"CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
             " SELECT i, randomblob(1000) AS bytes FROM n"_qs});
    Program program({u"backup"_qs, m_path, file(u"copy.sqlite"_qs)});
    QTRY_VERIFY(QFile::exists(file(u"copy.sqlite.part"_qs)));
    program.signal(SIGINT);
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"nothing was kept"_qs), qPrintable(finished.messages));
    QCOMPARE(QDir(m_folder->path()).entryList({u"copy*"_qs}), QStringList());
}

QTEST_GUILESS_MAIN(TestLogCommands)
#include "tst_logcommands.moc"
