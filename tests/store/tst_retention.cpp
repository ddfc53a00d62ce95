// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/retention.h"

#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight

} // namespace

/** That raw rows go from the old end, and nothing else does. */
class TestRetention : public QObject
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

    void fullDaysGoAndRollupsStay()
    {
        writeDays(0, 4);
        const auto bins = [&] { return numbers(u"SELECT sum(\"rows\") FROM mtnops_1min_boltwood"_qs); };
        const QList<qint64> before = bins();
        int steps = 1;
        for (; *m_writer->retireRows(u"boltwood"_qs, firstDay + 2 * 24h + 5h); ++steps) { }
        QVERIFY(steps > 3); // in portions
        // The row before stays, since what its successor's bin holds depends on it.
        QCOMPARE(numbers(u"SELECT ts FROM boltwood ORDER BY ts LIMIT 2"_qs),
                 QList<qint64>({toMicroseconds(firstDay + 2 * 24h - 10s), toMicroseconds(firstDay + 2 * 24h)}));
        QCOMPARE(numbers(u"SELECT count(*) FROM boltwood"_qs), {2 * 8640 + 1});
        QCOMPARE(bins(), before);
        QCOMPARE(numbers(u"SELECT raw_from FROM mtnops_rollups"_qs), {toMicroseconds(firstDay + 2 * 24h)});
        QVERIFY(!*m_writer->retireRows(u"boltwood"_qs, firstDay + 1 * 24h)); // a longer retention brings nothing back
        QCOMPARE(numbers(u"SELECT raw_from FROM mtnops_rollups"_qs), {toMicroseconds(firstDay + 2 * 24h)});
    }

    void whatIsNotRolledUpStays()
    {
        writeDays(0, 3);
        writeAll(*m_writer, {testSample(testTable(), firstDay + 24h + 7s, 1)}); // late: that day is dirty
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 100 * 24h)) { }
        QCOMPARE(numbers(u"SELECT min(ts) FROM boltwood"_qs), {toMicroseconds(firstDay + 24h - 10s)});
        while (*m_writer->repairRollups()) { }
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 100 * 24h)) { }
        // The last day has no end yet.
        QCOMPARE(numbers(u"SELECT min(ts) FROM boltwood"_qs), {toMicroseconds(firstDay + 2 * 24h - 10s)});
    }

    void aRowOfATimeThatIsGoneIsRefusedAndTold()
    {
        writeDays(0, 2);
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 24h)) { }
        const Batch batch{
            .samples = {testSample(testTable(), firstDay + 3h, 1), testSample(testTable(), firstDay + 24h + 7s, 1)}};
        const Result<WriteReport> report = m_writer->write(batch);
        QVERIFY(report.hasValue());
        QCOMPARE(report->rows, 1);
        QCOMPARE(report->refused, 1);
        const QString text =
            select(m_path, u"SELECT text FROM mtnops_events ORDER BY id DESC LIMIT 1"_qs).first().first().toString();
        QVERIFY2(text.contains(u"older than its raw rows are kept"), qPrintable(text));
        while (*m_writer->repairRollups()) { }
        QCOMPARE(numbers(u"SELECT \"rows\" FROM mtnops_1d_boltwood"_qs), {8640});
    }

    void aRowLaterThanAllThatWentIsStored()
    {
        writeDays(0, 2);
        const Timestamp wrong = firstDay + 400 * 24h;
        writeAll(*m_writer, {testSample(testTable(), wrong, 1), testSample(testTable(), wrong + 10min, 1)});
        while (*m_writer->retireRows(u"boltwood"_qs, wrong - 300 * 24h)) { }
        QCOMPARE(numbers(u"SELECT count(*) FROM boltwood"_qs), {3});
        const QList<QVariantList> minutes = select(
            m_path,
            u"SELECT * FROM mtnops_1min_boltwood WHERE ts < %1"_qs.arg(toMicroseconds(firstDay + 2 * 24h - 1min)));
        const Timestamp now = firstDay + 2 * 24h + 5h;
        const Batch batch{
            .samples = {testSample(testTable(), now, 1), testSample(testTable(), now + 10s, 1),
                        testSample(testTable(), firstDay + 24h, 1)}}; // that one is of a time that is gone
        const Result<WriteReport> report = m_writer->write(batch);
        QVERIFY(report.hasValue());
        QCOMPARE(report->rows, 2);
        QCOMPARE(report->refused, 1);
        QCOMPARE(numbers(u"SELECT raw_from FROM mtnops_rollups"_qs), {toMicroseconds(firstDay + 2 * 24h)});
        while (*m_writer->repairRollups()) { }
        QCOMPARE(numbers(u"SELECT \"rows\" FROM mtnops_1min_boltwood WHERE ts = %1"_qs.arg(toMicroseconds(now))), {2});
        QCOMPARE(select(m_path,
                        u"SELECT * FROM mtnops_1min_boltwood WHERE ts < %1"_qs.arg(
                            toMicroseconds(firstDay + 2 * 24h - 1min))),
                 minutes);
    }

    void aRowOfTheDayOfTheRowThatStayedIsRefused()
    {
        writeDays(0, 1);
        writeAll(*m_writer, {testSample(testTable(), firstDay + 30h, 1), testSample(testTable(), firstDay + 49h, 1)});
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
        QCOMPARE(numbers(u"SELECT ts FROM boltwood"_qs),
                 QList<qint64>({toMicroseconds(firstDay + 30h), toMicroseconds(firstDay + 49h)}));
        const auto bins = [this](const char *tier) {
            return select(m_path,
                          u"SELECT * FROM mtnops_%1_boltwood WHERE ts < %2"_qs.arg(QLatin1StringView(tier))
                              .arg(toMicroseconds(firstDay + 48h)));
        };
        const QList<QVariantList> minutes = bins("1min");
        const QList<QVariantList> days = bins("1d");
        QVERIFY(!minutes.isEmpty() && !days.isEmpty());
        const Batch batch{.samples = {testSample(testTable(), firstDay + 30h + 2s, 9), // of the same minute
                                      testSample(testTable(), firstDay + 40h, 9), // later than all that went
                                      testSample(testTable(), firstDay + 49h + 1s, 1)}};
        const Result<WriteReport> report = m_writer->write(batch);
        QVERIFY(report.hasValue());
        QCOMPARE(report->refused, 2);
        QCOMPARE(report->rows, 1);
        while (*m_writer->repairRollups()) { }
        QCOMPARE(numbers(u"SELECT raw_from FROM mtnops_rollups"_qs), {toMicroseconds(firstDay + 48h)});
        QCOMPARE(bins("1min"), minutes);
        QCOMPARE(bins("1d"), days);
    }

    void aClockFarAheadIsBelievedOnceRowsOfDaysAreThere()
    {
        const auto believed = [this](Timestamp now) { return m_writer->believedTime(now).value(); };
        QCOMPARE(believed(firstDay), firstDay); // nothing to lose
        writeDays(0, 2);
        QCOMPARE(believed(firstDay + 2 * 24h), firstDay + 2 * 24h);
        QCOMPARE(believed(firstDay + 2 * 24h + 5h), firstDay + 2 * 24h + 5h);
        QCOMPARE(believed(firstDay - 100 * 24h), firstDay - 100 * 24h);
        const Timestamp wrong = firstDay + 400 * 24h;
        QCOMPARE(believed(wrong), firstDay + 2 * 24h); // no row at all says so
        for (int day = 0; day < 6; ++day) {
            writeAll(*m_writer, {testSample(testTable(), wrong + day * 24h, 1)});
            QCOMPARE(believed(wrong + day * 24h + 1h), firstDay + 2 * 24h);
        }
        QCOMPARE(believed(firstDay + 2 * 24h + 5h), firstDay + 2 * 24h + 5h); // rows of the future mean nothing
        writeAll(*m_writer, {testSample(testTable(u"tcs"_qs), wrong + 6 * 24h, 1)}); // any device shows it
        QCOMPARE(believed(wrong + 6 * 24h + 1h), wrong + 6 * 24h + 1h);
    }

    /** As many days as are missing are enough, and a log of one night a week has its retention. */
    void aShortGapIsBelievedSooner()
    {
        const auto believed = [this](int day) { return m_writer->believedTime(firstDay + day * 24h + 1h).value(); };
        const auto write = [this](int day) { writeAll(*m_writer, {testSample(testTable(), firstDay + day * 24h, 1)}); };
        write(0);
        QCOMPARE(believed(1), firstDay + 24h + 1h);
        QCOMPARE(believed(3), firstDay + 24h);
        write(3);
        QCOMPARE(believed(3), firstDay + 24h);
        write(4);
        QCOMPARE(believed(4), firstDay + 4 * 24h + 1h);
        for (int day = 7; day <= 7 * 20; day += 7)
            write(day);
        QCOMPARE(believed(7 * 20), firstDay + 7 * 15 * 24h + 24h);
    }

    void nothingThatIsDirtyReachesBack()
    {
        writeDays(0, 3);
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 24h)) { }
        const QList<QVariantList> before = select(m_path, u"SELECT * FROM mtnops_1min_boltwood"_qs);
        const auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite);
        QVERIFY(markDirty(**connection, u"boltwood"_qs, {firstDay, firstDay + 30h}).hasValue());
        QCOMPARE(numbers(u"SELECT ts_from FROM mtnops_dirty"_qs), {toMicroseconds(firstDay + 24h)});
        QVERIFY(markDirty(**connection, u"boltwood"_qs, {firstDay, firstDay + 20h}).hasValue());
        while (*m_writer->repairRollups()) { }
        QCOMPARE(select(m_path, u"SELECT * FROM mtnops_1min_boltwood"_qs), before);
    }

    void forWantOfRoomTheOldestDayOfAnyTableGoes()
    {
        writeDays(0, 4);
        writeAll(*m_writer, tcsRows(firstDay - 24h, firstDay + 2 * 24h));
        const Timestamp keepFrom = firstDay + 2 * 24h;
        QList<std::pair<qint64, qint64>> begins; // of the tables, each time one of them has changed
        do {
            const std::pair begin(numbers(u"SELECT min(ts) FROM tcs"_qs).first(),
                                  numbers(u"SELECT min(ts) FROM boltwood"_qs).first());
            if (begins.isEmpty() || begins.last() != begin)
                begins.append(begin);
        } while (*m_writer->retireOldestRows(keepFrom));
        // By the day, and of one day both before the next; what a portion left is done first.
        const auto at = [](Timestamp time) { return toMicroseconds(time); };
        QList<qint64> tcs;
        for (const auto &begin : begins) {
            QVERIFY(begin.second == at(firstDay) || begin.first >= at(firstDay - 10min));
            tcs += begin.first;
        }
        QVERIFY(std::is_sorted(tcs.begin(), tcs.end()));
        QCOMPARE(begins.last(), std::pair(at(firstDay + 24h - 10min), at(firstDay + 2 * 24h - 10s)));
        QCOMPARE(numbers(u"SELECT count(*) FROM boltwood"_qs), {2 * 8640 + 1});
        QCOMPARE(numbers(u"SELECT sum(\"rows\") FROM mtnops_1d_boltwood"_qs), {3 * 8640}); // rollups stay
    }

    void whatIsDeletedIsRoomInTheFile()
    {
        writeDays(0, 3);
        const Result<LogRoom> before = m_writer->room();
        QVERIFY2(before.hasValue(), qPrintable(before.error().detail));
        QVERIFY(before->onDisk > 0);
        QCOMPARE(before->inFile, 0);
        while (*m_writer->retireOldestRows(firstDay + 2 * 24h)) { }
        QVERIFY(m_writer->room()->inFile > 200'000);
        QCOMPARE(m_writer->room()->inFile, 4096 * numbers(u"PRAGMA freelist_count"_qs).first());
    }

    void theFileStopsGrowing()
    {
        QList<qint64> pages;
        for (int day = 0; day < 8; ++day) {
            writeDays(day, day + 1);
            while (*m_writer->retireRows(u"boltwood"_qs, firstDay + (day - 1) * 24h)) { }
            // Of the raw rows and what is free; rollups go on growing.
            pages += numbers(u"SELECT count(*) FROM dbstat WHERE name = 'boltwood'"_qs).first()
                + numbers(u"PRAGMA freelist_count"_qs).first();
        }
        QVERIFY2(pages[7] < pages[3] * 1.05, qPrintable(QStringLiteral("%1 %2").arg(pages[3]).arg(pages[7])));
        QVERIFY(pages[3] > pages[0] * 1.8);
    }

    void rowsAreFoundByTheirKey()
    {
        writeDays(0, 1);
        QStringList plan;
        for (const QVariantList &row : select(m_path, u"EXPLAIN QUERY PLAN "_qs + retireSql(u"boltwood"_qs)))
            plan += row.last().toString();
        const QString text = plan.join(u"; "_qs);
        QVERIFY2(!text.contains(u"SCAN boltwood"), qPrintable(text));
        QCOMPARE(text.count(u"USING INTEGER PRIMARY KEY"), 3);
    }

    void cleanup() { m_writer.reset(); }

private:
    /** A row every ten seconds. */
    void writeDays(int from, int to)
    {
        for (int hour = from * 24; hour < to * 24; ++hour) {
            std::vector<Sample> samples;
            for (int row = 0; row < 360; ++row)
                samples.push_back(testSample(testTable(), firstDay + hour * 1h + row * 10s, row % 50));
            writeAll(*m_writer, std::move(samples));
        }
    }

    /** Another device's, every ten minutes. */
    static std::vector<Sample> tcsRows(Timestamp from, Timestamp to)
    {
        std::vector<Sample> samples;
        const DeviceTablePtr table = testTable(u"tcs"_qs);
        for (Timestamp time = from; time < to; time += 10min)
            samples.push_back(testSample(table, time, 1));
        return samples;
    }

    QList<qint64> numbers(const QString &sql)
    {
        QList<qint64> numbers;
        for (const QVariantList &row : select(m_path, sql))
            numbers += row.first().toLongLong();
        return numbers;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
