// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/writer.h"

#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp night = fromMicroseconds(1795471448700000);

QStringList eventTexts(const QString &path)
{
    QStringList texts;
    for (const QVariantList &row : select(path, u"SELECT kind || ' ' || device || ': ' || text FROM mtnops_events"_qs))
        texts += row.first().toString();
    return texts;
}

qint64 count(const QString &path, const QString &table)
{
    return select(path, u"SELECT count(*) FROM "_qs + table).first().first().toLongLong();
}

DeviceTablePtr changed(const DeviceTablePtr &table, const std::function<void(DeviceTable &)> &change)
{
    DeviceTable copy = *table;
    change(copy);
    return std::make_shared<const DeviceTable>(std::move(copy));
}

} // namespace

/** What a flush commits, and that it commits whole or not at all. */
class TestWriter : public QObject
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

    void everyTypeIsStored()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 12.5)});
        const QVariantList row = select(m_path, u"SELECT ts, wind, code, open, note, seen FROM boltwood"_qs).first();
        QCOMPARE(row,
                 QVariantList({toMicroseconds(night), 12.5, qint64(1), qint64(1), u"calm \"night\""_qs,
                               toMicroseconds(night) - 250000}));
    }

    void numbersThatAreNoneAreNull_data()
    {
        QTest::addColumn<double>("number");
        QTest::newRow("NaN") << std::nan("");
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
        QTest::newRow("minus infinity") << -std::numeric_limits<double>::infinity();
    }
    void numbersThatAreNoneAreNull()
    {
        QFETCH(double, number);
        writeAll(*m_writer, {testSample(testTable(), night, number)});
        QVERIFY(select(m_path, u"SELECT wind FROM boltwood"_qs).first().first().isNull());
    }

    void nullIsNullAndEmptyTextIsNot()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {Sample{table, night, {{}, {}, {}, QString(), {}}}, Sample{table, night + 1s, Values(5)}});
        const QList<QVariantList> rows = select(
            m_path, u"SELECT wind IS NULL, code IS NULL, open IS NULL, note IS NULL, seen IS NULL FROM boltwood"_qs);
        QCOMPARE(rows.at(0), QVariantList({1LL, 1LL, 1LL, 0LL, 1LL}));
        QCOMPARE(rows.at(1), QVariantList({1LL, 1LL, 1LL, 1LL, 1LL}));
    }

    void textIsBoundNotPasted()
    {
        const QString text = u"'); DROP TABLE boltwood; -- :v0 ? \u00b0C \U0001F52D"_qs;
        Sample sample = testSample(testTable(), night, 1);
        sample.values[3] = text;
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT note FROM boltwood"_qs).first().first().toString(), text);
    }

    void takenTimeMovesToTheNextFreeMicrosecond()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer,
                 {testSample(table, night, 1), testSample(table, night, 2), testSample(table, night + 1us, 3)});
        writeAll(*m_writer, {testSample(table, night + 1s, 4), testSample(table, night, 5)});
        m_writer = openWriter(m_path);
        writeAll(*m_writer, {testSample(table, night, 6), testSample(table, night - 1us, 7)});
        const QList<QVariantList> rows = select(m_path, u"SELECT ts, wind FROM boltwood ORDER BY wind"_qs);
        const QList<qint64> offsets = {0, 1, 2, 1000000, 3, 4, -1};
        QCOMPARE(rows.size(), offsets.size());
        for (qsizetype row = 0; row < rows.size(); ++row)
            QCOMPARE(rows[row].first().toLongLong() - toMicroseconds(night), offsets[row]);
    }

    void clockThatStepsBackLosesNothing()
    {
        const DeviceTablePtr table = testTable();
        for (int step = 0; step < 5; ++step)
            writeAll(*m_writer,
                     {testSample(table, night - step * 1h, step), testSample(table, night + step * 1s, step)});
        QCOMPARE(count(m_path, u"boltwood"_qs), 10);
    }

    void eventsAndStatesComeWithTheRows()
    {
        const DeviceStatus status{.device = u"boltwood"_qs,
                                  .state = DeviceState::NoReply,
                                  .detail = u"silent for 1 s"_qs,
                                  .since = night,
                                  .polls = 7,
                                  .failures = 3,
                                  .skipped = 2,
                                  .rejected = 1,
                                  .latency = 12ms};
        DeviceStatus unknown = status;
        unknown.device = u"dome"_qs;
        const Batch batch{.samples = {testSample(testTable(), night, 1)},
                          .events = {Event{night, EventKind::DeviceDown, u"boltwood"_qs, u"silent"_qs}},
                          .statuses = {status, unknown}};
        QVERIFY(m_writer->write(batch).hasValue());
        QCOMPARE(eventTexts(m_path), QStringList{u"device-down boltwood: silent"_qs});
        const QString columns =
            u"SELECT state, state_detail, state_since, polls, failures, skipped, rejected, latency_us"
            " FROM mtnops_devices WHERE name = '%1'"_qs;
        const QVariantList expected = {u"no-reply"_qs, u"silent for 1 s"_qs, toMicroseconds(night), 7LL, 3LL, 2LL, 1LL,
                                       12000LL};
        QCOMPARE(select(m_path, columns.arg(u"boltwood")).first(), expected);
        QCOMPARE(select(m_path, columns.arg(u"dome")).first(), expected);
    }

    void newColumnIsAddedAndTold()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 1)});
        const qint64 before = catalogVersion();
        const DeviceTablePtr wider = changed(table, [](DeviceTable &t) {
            t.columns.append(Column{.name = u"gust"_qs, .unit = u"mph"_qs, .label = u"Gust"_qs});
        });
        Sample sample = testSample(table, night + 1s, 2);
        sample.table = wider;
        sample.values.emplace_back(9.5);
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT wind, gust FROM boltwood ORDER BY ts"_qs),
                 QList<QVariantList>({{1.0, QVariant(QMetaType::fromType<QString>())}, {2.0, 9.5}}));
        QCOMPARE(eventTexts(m_path).size(), 1);
        QVERIFY(eventTexts(m_path).first().startsWith(u"configuration boltwood: column gust (real) added"));
        QVERIFY(catalogVersion() > before);
    }

    void columnThatIsGoneStays()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 1)});
        const DeviceTablePtr narrower = changed(table, [](DeviceTable &t) { t.columns.removeFirst(); });
        Sample sample = testSample(table, night + 1s, 2);
        sample.table = narrower;
        sample.values.erase(sample.values.begin());
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT wind IS NULL, code FROM boltwood ORDER BY ts"_qs),
                 QList<QVariantList>({{0LL, 1LL}, {1LL, 1LL}}));
    }

    void changedTypeIsRefusedAndNothingIsLost()
    {
        const DeviceTablePtr table = testTable();
        const DeviceTablePtr other = testTable(u"tcs"_qs);
        writeAll(*m_writer, {testSample(table, night, 1)});
        const DeviceTablePtr retyped = changed(table, [](DeviceTable &t) {
            t.columns[0].type = ColumnType::Text;
            t.columns.append(Column{.name = u"gust"_qs, .label = u"Gust"_qs});
        });
        const Result<void> prepared = m_writer->prepareTable(retyped);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::InvalidInput);
        QVERIFY2(prepared.error().detail.contains(u"boltwood.wind holds real values and its type is now text"),
                 qPrintable(prepared.error().detail));
        Sample refused{retyped, night + 1s, {u"calm"_qs, qint64(1), true, QString(), night, 2.0}};
        for (int flush = 0; flush < 2; ++flush) {
            refused.time += 1s;
            const Result<WriteReport> report =
                m_writer->write(Batch{.samples = {refused, testSample(other, refused.time, 3), refused}});
            QVERIFY(report.hasValue());
            QCOMPARE(report->rows, 1);
            QCOMPARE(report->refused, 2);
        }
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
        QCOMPARE(count(m_path, u"tcs"_qs), 2);
        QCOMPARE(
            select(m_path, u"SELECT count(*) FROM pragma_table_info('boltwood') WHERE name = 'gust'"_qs), // unchanged
            QList<QVariantList>({{0LL}}));
        QCOMPARE(eventTexts(m_path).size(), 1);
        QVERIFY2(eventTexts(m_path).first().contains(u"give the changed column a new name"),
                 qPrintable(eventTexts(m_path).first()));
        writeAll(*m_writer, {testSample(table, night + 10s, 4)}); // the type is put right again
        QCOMPARE(count(m_path, u"boltwood"_qs), 2);
    }

    void valuesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("reason");
        QTest::newRow("text for a real") << 0 << u"a value in wind that is no real"_qs;
        QTest::newRow("text for an integer") << 1 << u"code that is no integer"_qs;
        QTest::newRow("text for a boolean") << 2 << u"open that is no boolean"_qs;
        QTest::newRow("text for a time") << 4 << u"seen that is no time"_qs;
        QTest::newRow("one value too few") << -1 << u"4 values for 5 columns"_qs;
    }
    void valuesThatDoNotFitAreRefused()
    {
        QFETCH(int, column);
        QFETCH(QString, reason);
        Sample sample = testSample(testTable(), night, 1);
        if (column < 0)
            sample.values.pop_back();
        else
            sample.values[size_t(column)] = u"wrong"_qs;
        const Result<WriteReport> report =
            m_writer->write(Batch{.samples = {sample, testSample(sample.table, night, 1)}});
        QVERIFY(report.hasValue());
        QCOMPARE(report->refused, 1);
        QCOMPARE(report->rows, 1);
        QVERIFY2(eventTexts(m_path).join(u' ').contains(reason), qPrintable(eventTexts(m_path).join(u' ')));
    }

    void badNamesAreRefused_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::newRow("quote") << u"bolt\"wood"_qs << u"wind"_qs;
        QTest::newRow("catalog's") << u"mtnops_site"_qs << u"wind"_qs;
        QTest::newRow("upper case") << u"boltwood"_qs << u"Wind"_qs;
        QTest::newRow("the time's") << u"boltwood"_qs << u"ts"_qs;
    }
    void badNamesAreRefused()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        const Result<void> prepared = m_writer->prepareTable(realTable(table, {column}));
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().detail.contains(u"lower-case letters"), qPrintable(prepared.error().detail));
    }

    void columnNamedTwiceIsRefused()
    {
        const Result<void> prepared = m_writer->prepareTable(realTable(u"dome"_qs, {u"az"_qs, u"az"_qs}));
        QVERIFY(!prepared);
        QVERIFY(prepared.error().detail.contains(u"two columns named az"));
    }

    void keywordsAreGoodNames()
    {
        const DeviceTablePtr table = realTable(u"order"_qs, {u"select"_qs, u"group"_qs});
        writeAll(*m_writer, {Sample{table, night, {1.0, 2.0}}});
        QCOMPARE(count(m_path, u"\"order\""_qs), 1);
    }

    void catalogFollowsTheDescription()
    {
        const DeviceTablePtr table = testTable();
        QVERIFY(m_writer->prepareTable(table).hasValue());
        const qint64 first = catalogVersion();
        QVERIFY(m_writer->prepareTable(testTable()).hasValue());
        QCOMPARE(catalogVersion(), first);
        QVERIFY(m_writer
                    ->prepareTable(changed(table,
                                           [](DeviceTable &t) {
                                               t.columns[0].unit = u"m/s"_qs;
                                               t.columns[0].limits.alarmAbove.reset();
                                           }))
                    .hasValue());
        QVERIFY(catalogVersion() > first);
        const QVariantList row =
            select(m_path,
                   u"SELECT unit, warn_above, alarm_above, minimum, maximum FROM mtnops_columns WHERE name = 'wind'"_qs)
                .first();
        QCOMPARE(row[0].toString(), u"m/s"_qs);
        QCOMPARE(row[1].toDouble(), 25.0);
        QVERIFY(row[2].isNull());
        QCOMPARE(row[3].toDouble(), 0.0);
        QVERIFY(row[4].isNull());
        QCOMPARE(select(m_path, u"SELECT words FROM mtnops_columns WHERE name = 'code'"_qs).first().first().toString(),
                 u"{\"0\":\"unknown\",\"1\":\"clear\"}"_qs);
        QCOMPARE(eventTexts(m_path),
                 QStringList{u"configuration boltwood: unit of wind changed from \"mph\" to \"m/s\"; earlier rows keep"
                             " their numbers"_qs});
    }

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
        retyped.table = changed(testTable(u"dome"_qs), [](DeviceTable &t) { t.columns.removeLast(); });
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

    void whatIsNoLogTableIsRefusedAlone_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("what");
        QTest::newRow("view") << u"CREATE VIEW boltwood AS SELECT 1 AS ts"_qs << u"is a view"_qs;
        QTest::newRow("no time") << u"CREATE TABLE boltwood (x)"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("time is no key") << u"CREATE TABLE boltwood (ts INTEGER, x)"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("time is half the key")
            << u"CREATE TABLE boltwood (ts INTEGER, x, PRIMARY KEY (ts, x))"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("index") << u"CREATE INDEX boltwood ON mtnops_events (kind)"_qs << u"is an index"_qs;
    }
    void whatIsNoLogTableIsRefusedAlone()
    {
        QFETCH(QString, statement);
        QFETCH(QString, what);
        execute(m_path, {statement});
        const Result<void> prepared = m_writer->prepareTable(testTable());
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::InvalidInput);
        QVERIFY2(prepared.error().detail.contains(what), qPrintable(prepared.error().detail));
        const Result<WriteReport> report = m_writer->write(
            Batch{.samples = {testSample(testTable(), night, 1), testSample(testTable(u"tcs"_qs), night, 2)}});
        QVERIFY2(report.hasValue(), qPrintable(report.error().detail));
        QCOMPARE(report->rows, 1);
        QCOMPARE(report->refused, 1);
        QCOMPARE(count(m_path, u"tcs"_qs), 1);
        QVERIFY2(eventTexts(m_path).join(u' ').contains(what), qPrintable(eventTexts(m_path).join(u' ')));
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

    void writeAheadLogCountsAndIsFoldedInAtTheEnd()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        QVERIFY(m_writer->sizeOnDisk() > QFileInfo(m_path).size());
        m_writer.reset();
        QVERIFY(!QFileInfo::exists(m_path + u"-wal"_qs));
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
    }

    void fileIsWholeThoughAViewerHasItOpen()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        const auto viewer = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly);
        QVERIFY(viewer.hasValue());
        QCOMPARE((*viewer)->value(u"SELECT count(*) FROM boltwood"_qs)->toInt(), 1);
        m_writer.reset();
        const QString copy = m_folder->filePath(u"copy.sqlite"_qs); // without the write-ahead log
        QVERIFY(QFile::copy(m_path, copy));
        QCOMPARE(count(copy, u"boltwood"_qs), 1);
    }

private:
    qint64 catalogVersion() const
    {
        return select(m_path, u"SELECT catalog_version FROM mtnops_site"_qs).first().first().toLongLong();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
