// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** That a flush commits whole or not at all, whatever happens to the database. */
class TestWriterTrouble : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(m_path);
    }

    void cleanup() { m_writer.reset(); }

    void lockedDatabaseIsBusyAndTheBatchIsTriedAgain()
    {
        const Batch batch{.samples = {testSample(testTable(), night, 1)},
                          .events = {Event{night, EventKind::Start, {}, u"start"_qs}}};
        {
            const auto other = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite);
            QVERIFY(other.hasValue());
            QVERIFY((*other)->execute(u"BEGIN IMMEDIATE"_qs).hasValue());
            const Result<WriteReport> refused = m_writer->write(batch);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Busy);
        }
        QVERIFY(m_writer->write(batch).hasValue());
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
        QCOMPARE(count(m_path, u"mtnops_events"_qs), 1);
    }

    void failureHalfwayRollsEverythingBack()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 0)});
        execute(m_path,
                {u"CREATE TRIGGER disk_full BEFORE INSERT ON mtnops_events WHEN NEW.kind = 'start'"
                 " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"_qs});
        Sample retyped = testSample(table, night, 0);
        retyped.table = realTable(u"dome"_qs, {u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs});
        const Batch batch{.samples = {testSample(testTable(u"tcs"_qs), night, 1), retyped,
                                      testSample(table, night + 1s, 2), testSample(table, night + 2s, 101)},
                          .events = {Event{night, EventKind::Start, {}, u"start"_qs}}};
        const Result<WriteReport> failed = m_writer->write(batch);
        QVERIFY(!failed);
        QVERIFY2(failed.error().detail.contains(u"the disk is full"), qPrintable(failed.error().detail));
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
        QCOMPARE(count(m_path, u"mtnops_events"_qs), 0);
        QCOMPARE(select(m_path, u"SELECT name FROM sqlite_master WHERE name IN ('tcs', 'dome')"_qs).size(), 0);
        execute(m_path, {u"DROP TRIGGER disk_full"_qs});
        const Result<WriteReport> again = m_writer->write(batch);
        QVERIFY2(again.hasValue(), again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->rows, 3);
        QCOMPARE(again->refused, 1);
        QCOMPARE(count(m_path, u"boltwood"_qs), 3);
        QCOMPARE(count(m_path, u"tcs"_qs), 1);
        QCOMPARE(eventTexts(m_path).size(), 2); // start, and the refusal of the short row, once
    }

    void aTableThatTakesNoRowsFailsNoOther()
    {
        const DeviceTablePtr table = testTable();
        const DeviceTablePtr other = testTable(u"tcs"_qs);
        writeAll(*m_writer, {testSample(table, night, 0), testSample(other, night, 0)});
        execute(m_path,
                {u"CREATE TRIGGER somebodys BEFORE INSERT ON boltwood"
                 " BEGIN SELECT RAISE(ABORT, 'hands off'); END"_qs});
        for (int minute = 1; minute < 4; ++minute) { // with rollups of the others
            const Result<WriteReport> report = m_writer->write(Batch{
                .samples = {testSample(other, night + minute * 1min, 1), testSample(table, night + minute * 1min, 1),
                            testSample(other, night + minute * 1min + 1s, 2)}});
            QVERIFY2(report.hasValue(), qPrintable(report.error().detail));
            QCOMPARE(report->rows, 2);
            QCOMPARE(report->refused, 1);
        }
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
        QCOMPARE(count(m_path, u"tcs"_qs), 7);
        QCOMPARE(select(m_path, u"SELECT rows FROM mtnops_1min_tcs ORDER BY ts"_qs),
                 QList<QVariantList>({{1LL}, {2LL}, {2LL}}));
        QCOMPARE(eventTexts(m_path).size(), 1);
        QVERIFY2(eventTexts(m_path).first().contains(u"hands off"), qPrintable(eventTexts(m_path).first()));
        execute(m_path, {u"DROP TRIGGER somebodys"_qs});
        writeAll(*m_writer, {testSample(table, night + 1h, 1), testSample(other, night + 1h, 1)});
        QCOMPARE(count(m_path, u"boltwood"_qs), 2);
    }

    void aDatabaseThatIsTakenAwayIsNoticed_data()
    {
        QTest::addColumn<QStringList>("taken"); // suffixes of the files
        QTest::addColumn<QString>("what");
        QTest::newRow("removed") << QStringList{u""_qs} << u"was removed"_qs;
        QTest::newRow("all removed") << QStringList{u""_qs, u"-wal"_qs, u"-shm"_qs} << u"was removed"_qs;
        QTest::newRow("log removed") << QStringList{u"-wal"_qs} << u"-wal was removed"_qs;
    }
    void aDatabaseThatIsTakenAwayIsNoticed()
    {
        QFETCH(QStringList, taken);
        QFETCH(QString, what);
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 0)});
        for (const QString &suffix : taken)
            QVERIFY(QFile::remove(m_path + suffix));
        const Batch batch{.samples = {testSample(table, night + 1s, 1)}};
        const Result<WriteReport> failed = m_writer->write(batch);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::NotFound);
        QVERIFY2(failed.error().detail.contains(what), qPrintable(failed.error().detail));
        Writer::closeLost(std::move(m_writer));
        m_writer = openWriter(m_path);
        QVERIFY(m_writer->write(batch).hasValue());
        QCOMPARE(select(m_path, u"SELECT wind FROM boltwood ORDER BY ts DESC LIMIT 1"_qs).first().first().toDouble(),
                 1.0);
        QCOMPARE(count(m_path, u"boltwood"_qs), taken.contains(QString()) ? 1 : 2);
    }

    void theOldLogIsNotReplayedOverAnotherDatabase()
    {
        const DeviceTablePtr table = testTable();
        const QString other = m_folder->filePath(u"other.sqlite"_qs);
        writeAll(*openWriter(other), {testSample(table, night, 77)});
        for (int row = 0; row < 50; ++row)
            writeAll(*m_writer, {testSample(table, night + row * 1s, row)});
        const QString old = m_folder->filePath(u"old.sqlite"_qs);
        QVERIFY(QFile::rename(m_path, old));
        QVERIFY(QFile::rename(other, m_path));
        const Result<WriteReport> failed = m_writer->write(Batch{.samples = {testSample(table, night + 1h, 1)}});
        QVERIFY(!failed);
        QVERIFY2(failed.error().detail.contains(u"replaced"), qPrintable(failed.error().detail));
        const QString said = Writer::closeLost(std::move(m_writer));
        QVERIFY2(said.contains(m_path + u"-wal.removed-"_qs), qPrintable(said));
        QCOMPARE(select(m_path, u"SELECT wind FROM boltwood"_qs), QList<QVariantList>({{77.0}}));
        QCOMPARE(select(m_path, u"PRAGMA integrity_check"_qs).first().first().toString(), u"ok"_qs);
        QCOMPARE(count(old, u"boltwood"_qs), 50); // what was moved away is whole
    }

    void copyTakenMidwayOpensWhole()
    {
        const DeviceTablePtr table = testTable();
        for (int flush = 0; flush < 20; ++flush)
            writeAll(*m_writer,
                     {testSample(table, night + flush * 1s, flush), testSample(table, night + flush * 1s, flush)});
        // As after a power cut: the file and its log, without the shared memory and with a torn last page.
        const QString copy = m_folder->filePath(u"copy.sqlite"_qs);
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + u"-wal"_qs, copy + u"-wal"_qs));
        QFile log(copy + u"-wal"_qs);
        QVERIFY(log.resize(log.size() - 100));
        const auto reopened = openWriter(copy);
        const qint64 rows = count(copy, u"boltwood"_qs);
        QCOMPARE(rows, 38); // the last flush is not whole: gone as one
        QCOMPARE(select(copy, u"PRAGMA integrity_check"_qs).first().first().toString(), u"ok"_qs);
        writeAll(*reopened, {testSample(table, night, 1)});
        QCOMPARE(count(copy, u"boltwood"_qs), rows + 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestWriterTrouble)
#include "tst_writertrouble.moc"
