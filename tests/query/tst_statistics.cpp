// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/readplan.h"
#include "logger/query/spreadreader.h"
#include "logger/query/statisticsreader.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"
#include "tests/query/randomlog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 minute = 60'000'000;
constexpr qint64 interval = 10'000'000; ///< of RandomLog
constexpr qint64 longest = 25'000'000; ///< for which a row of it stands

using Stretches = QList<Stretch>;

/** By the words of the documentation, from all rows, with none of the reader's code; those in the bins of @p stretches
    count the same within a minute. */
ColumnStatistics bruteForce(const std::map<qint64, Values> &rows, std::size_t column, const TimeRange &range,
                            const Stretches &stretches)
{
    struct Minute
    {
        qint64 rows = 0;
        qint64 covered = 0;
        qint64 count = 0;
        double sum = 0;
    };
    const qint64 from = toMicroseconds(range.from);
    const qint64 to = toMicroseconds(range.to);
    std::map<qint64, Minute> minutes;
    ColumnStatistics expected;
    const auto widen = [&](double number) {
        expected.minimum = std::min(expected.minimum.value_or(number), number);
        expected.maximum = std::max(expected.maximum.value_or(number), number);
    };
    double sum = 0;
    double integral = 0;
    const auto first = rows.lower_bound(from);
    const auto end = rows.lower_bound(to);
    for (auto row = first == rows.begin() ? first : std::prev(first); row != end; ++row) {
        const auto next = std::next(row);
        const qint64 standsTo =
            next == rows.end() ? row->first + interval : std::min(next->first, row->first + longest);
        const qint64 stood = std::max<qint64>(0, std::min(standsTo, to) - std::max(row->first, from));
        const Value &value = row->second[column];
        const std::optional<double> number = toNumber(value);
        const bool isInside = row->first >= from;
        const bool isBinned = isInside && std::any_of(stretches.begin(), stretches.end(), [&](const Stretch &stretch) {
                                  return stretch.tier && stretch.range.contains(fromMicroseconds(row->first));
                              });
        if (isBinned) {
            Minute &bin = minutes[row->first / minute];
            ++bin.rows;
            bin.covered += stood;
            bin.count += number ? 1 : 0;
            bin.sum += number.value_or(0);
        } else if (number && stood > 0) {
            expected.covered += Duration(stood);
            integral += *number * double(stood);
            widen(*number);
        }
        if (!isInside || isNull(value))
            continue;
        ++expected.count;
        expected.last = value;
        if (number) {
            widen(*number);
            sum += *number;
            expected.mean = sum / double(expected.count);
        }
    }
    for (const auto &[start, bin] : minutes) {
        expected.covered += Duration(bin.covered * bin.count / bin.rows);
        integral += bin.sum * double(bin.covered) / double(bin.rows);
    }
    if (expected.covered > Duration::zero())
        expected.timeWeightedMean = integral / double(expected.covered.count());
    return expected;
}

/** Of the valid values, by count, around their mean. */
std::optional<double> deviationOf(const std::map<qint64, Values> &rows, std::size_t column, const TimeRange &range)
{
    std::vector<double> values;
    for (auto row = rows.lower_bound(toMicroseconds(range.from)); row != rows.lower_bound(toMicroseconds(range.to));
         ++row) {
        if (const std::optional<double> number = toNumber(row->second[column]))
            values.push_back(*number);
    }
    if (values.empty())
        return std::nullopt;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / double(values.size()));
}

bool near(std::optional<double> a, std::optional<double> b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) <= 1e-9 * (1 + std::abs(*b)));
}

} // namespace

/** Statistics of a range, whichever tiers they are read from. */
class TestStatistics : public QObject
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

    void agreeWithBruteForce_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("isRepaired");
        QTest::addColumn<bool>("hasRollups");
        QTest::addColumn<qint64>("mostRows");
        for (quint32 seed = 1; seed <= 3; ++seed) {
            QTest::addRow("seed %u", seed) << seed << true << true << mostStatisticsRows;
            QTest::addRow("seed %u, from bins", seed) << seed << true << true << qint64(0);
            QTest::addRow("seed %u, from bins, before late rows are rolled up", seed)
                << seed << false << true << qint64(0);
        }
        QTest::newRow("a database without rollups") << quint32(4) << true << false << qint64(0);
    }
    void agreeWithBruteForce()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, isRepaired);
        QFETCH(bool, hasRollups);
        QFETCH(qint64, mostRows);
        QRandomGenerator random(seed);
        RandomLog log;
        log.write(*m_writer, random);
        while (isRepaired && *m_writer->repairRollups()) { }
        Catalog catalog = open();
        catalog.hasRollups = hasRollups;
        const RollupState state =
            hasRollups ? readRollupState(*m_connection, log.table()->name).value() : RollupState();
        for (int round = 0; round < (hasRollups ? 100 : 20); ++round) {
            const TimeRange range = round == 0
                ? TimeRange{fromMicroseconds(log.begin()), fromMicroseconds(log.end() + 1)}
                : log.randomRange(random);
            const Stretches stretches = mostRows == 0 ? planned(log, range, state) : Stretches();
            for (std::size_t index = 0; index < 5; ++index) {
                const Column &column = log.table()->columns[qsizetype(index)];
                const Result<ColumnStatistics> read =
                    readStatistics(*m_connection, catalog, {log.table()->name, column.name}, range, mostRows);
                QVERIFY2(read.hasValue(), qPrintable(read.error().detail));
                QVERIFY(!read->isFromRollups || mostRows == 0);
                QVERIFY(read->isFromRollups || mostRows > 0 || !hasRollups || round > 0);
                QVERIFY(read->covered <= range.length());
                ColumnStatistics expected = bruteForce(log.rows(), index, range, stretches);
                if (column.type == ColumnType::Real)
                    expected.last = Value();
                QCOMPARE(read->count, expected.count);
                QCOMPARE(read->minimum, expected.minimum);
                QCOMPARE(read->maximum, expected.maximum);
                QVERIFY(near(read->mean, expected.mean));
                QVERIFY(near(read->timeWeightedMean, expected.timeWeightedMean));
                const Result<Spread> spread = readSpread(*m_connection, catalog, {log.table()->name, column.name},
                                                         range, read->mean.value_or(0) + 0.5);
                QVERIFY(spread.hasValue());
                if (column.type != ColumnType::Text && column.type != ColumnType::Time)
                    QVERIFY(near(spread->standardDeviation(), deviationOf(log.rows(), index, range)));
                QCOMPARE(read->covered, expected.covered);
                QVERIFY(read->last == expected.last);
                QCOMPARE(read->column.column, column.name);
                QVERIFY(read->range == range);
            }
        }
    }

    void fullBinsAreReadFromTiers()
    {
        QRandomGenerator random(9);
        RandomLog log;
        log.write(*m_writer, random);
        while (*m_writer->repairRollups()) { }
        // A bin that no raw row can give tells where the count comes from.
        execute(m_path, {u"UPDATE mtnops_1d_boltwood SET wind_count = 1000000"_qs});
        const Catalog catalog = open();
        const Result<ColumnStatistics> read =
            readStatistics(*m_connection, catalog, {u"boltwood"_qs, u"wind"_qs},
                           {fromMicroseconds(log.begin()), fromMicroseconds(log.end())}, 0);
        QVERIFY(read.hasValue());
        QVERIFY(read->count > 2'000'000);
    }

    void aReadingCountsForItsTimeWithinAMinuteToo()
    {
        // Every minute 0 for ten seconds, in a burst of rows, and then 100.
        const DeviceTablePtr table = realTable(u"tw"_qs, {u"v"_qs}, 10s);
        const Timestamp begin = floorTo(night, 1h);
        std::vector<Sample> samples;
        for (Timestamp start = begin; start < begin + 3h; start += 1min) {
            for (const int second : {0, 1, 2, 3, 10, 20, 30, 40, 50})
                samples.push_back({table, start + std::chrono::seconds(second), {second < 10 ? 0.0 : 100.0}});
        }
        samples.push_back({table, begin + 3h, {0.0}});
        writeAll(*m_writer, std::move(samples));
        const double byTime = select(m_path,
                                     u"SELECT sum(v * (next - ts)) / sum(next - ts) FROM"
                                     " (SELECT ts, v, lead(ts) OVER (ORDER BY ts) AS next FROM tw)"_qs)
                                  .first()
                                  .first()
                                  .toDouble();
        QVERIFY(std::abs(byTime - 83.33) < 0.01);
        const Catalog catalog = open();
        const auto read = [&](const TimeRange &range, qint64 mostRows = mostStatisticsRows) {
            return readStatistics(*m_connection, catalog, {u"tw"_qs, u"v"_qs}, range, mostRows).value();
        };
        QVERIFY(near(read({begin, begin + 3h}).timeWeightedMean, byTime));
        QVERIFY(near(read({begin + 1h, begin + 61min}).timeWeightedMean, byTime));
        QVERIFY(near(read({begin, begin + 3h}, 1611).timeWeightedMean, byTime)); // but the last minute
        const ColumnStatistics rough = read({begin, begin + 3h}, 1610);
        QVERIFY(rough.isFromRollups);
        // The last minute is read as rows up to its end, since the last row may stand beyond it.
        QVERIFY(near(rough.timeWeightedMean, (179 * 500.0 / 9 + 250.0 / 3) / 180));
    }

    /** A row each ten minutes, whose value is their number; none from 10:10 to 11:00. */
    void aRowStandsBeyondTheEdges_data()
    {
        QTest::addColumn<Duration>("from");
        QTest::addColumn<Duration>("to");
        QTest::addColumn<int>("count");
        QTest::addColumn<Duration>("covered");
        QTest::addColumn<double>("mean"); ///< NaN where there is none
        const double none = std::numeric_limits<double>::quiet_NaN();
        const auto add = [](const char *name, Duration from, Duration to, int count, Duration covered, double mean) {
            QTest::newRow(name) << from << to << count << covered << mean;
        };
        add("between two rows", 6h + 33min, 6h + 38min, 0, 5min, 39);
        add("one row", 6h + 33min, 6h + 43min, 1, 10min, 39.3);
        add("from a row on", 6h + 30min, 6h + 38min, 1, 8min, 39);
        add("up to a row", 6h + 33min, 6h + 40min, 0, 7min, 39);
        add("hours", 4h + 5min, 6h + 5min, 12, 2h, (5 * 24.0 + 10 * 330 + 5 * 36) / 120);
        add("into an outage", 10h + 5min, 10h + 55min, 0, 20min, 60);
        add("in an outage, as long as the row stands", 10h + 20min, 10h + 30min, 0, 5min, 60);
        add("in an outage", 10h + 26min, 10h + 50min, 0, 0min, none);
        add("out of an outage", 10h + 50min, 11h + 15min, 2, 15min, (10 * 66.0 + 5 * 67) / 15);
        add("before the first", -30min, -10min, 0, 0min, none);
        add("around the first", -5min, 5min, 1, 5min, 0);
    }
    void aRowStandsBeyondTheEdges()
    {
        QFETCH(Duration, from);
        QFETCH(Duration, to);
        QFETCH(int, count);
        QFETCH(Duration, covered);
        QFETCH(double, mean);
        const Timestamp day = floorTo(night, 24h);
        writeSlow(day);
        const auto check = [&](qint64 mostRows) {
            const Catalog catalog = open();
            const ColumnStatistics read =
                readStatistics(*m_connection, catalog, {u"slow"_qs, u"v"_qs}, {day + from, day + to}, mostRows).value();
            QCOMPARE(read.count, count);
            QCOMPARE(read.covered, covered);
            QVERIFY2(near(read.timeWeightedMean, std::isnan(mean) ? std::nullopt : std::optional(mean)),
                     qPrintable(QString::number(read.timeWeightedMean.value_or(-1))));
            QVERIFY(std::isnan(mean) || (*read.minimum <= mean && mean <= *read.maximum));
        };
        check(mostStatisticsRows);
        check(0);
        m_connection.reset();
        while (*m_writer->retireRows(u"slow"_qs, day + 48h)) { }
        QCOMPARE(select(m_path, u"SELECT 1 FROM slow WHERE ts < %1"_qs.arg(toMicroseconds(day + 47h))).size(), 0);
        check(0); // rows stand at the beginnings of their minutes: bins tell it all
    }

    /** It is on time, as far as is known. */
    void theNewestRowStandsForAnIntervalAtMost()
    {
        const Timestamp day = floorTo(night, 24h);
        writeSlow(day);
        const Timestamp newest = day + 71h + 50min;
        const Catalog catalog = open();
        const auto covered = [&](Duration from, Duration to) {
            return readStatistics(*m_connection, catalog, {u"slow"_qs, u"v"_qs}, {newest + from, newest + to})
                .value()
                .covered;
        };
        QCOMPARE(covered(1min, 4min), 3min);
        QCOMPARE(covered(-5min, 5min), 10min);
        QCOMPARE(covered(-5min, 5h), 15min);
        QCOMPARE(covered(12min, 20min), 0min);
    }

    void aCircleIsMeasuredTheShorterWay_data()
    {
        QTest::addColumn<QString>("course");
        QTest::addColumn<qint64>("mostRows");
        QTest::addColumn<bool>("hasMean");
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("swings around north") << u"swing"_qs << mostStatisticsRows << true << false;
        QTest::newRow("swings around north, from bins") << u"swing"_qs << qint64(0) << false << true;
        QTest::newRow("goes across north") << u"slow"_qs << mostStatisticsRows << true << false;
        QTest::newRow("goes across north between two minutes, from hours") << u"slow"_qs << qint64(0) << true << false;
        QTest::newRow("goes all around") << u"round"_qs << mostStatisticsRows << false << false;
        QTest::newRow("goes all around, from bins") << u"round"_qs << qint64(0) << false << false;
    }
    void aCircleIsMeasuredTheShorterWay()
    {
        QFETCH(QString, course);
        QFETCH(qint64, mostRows);
        QFETCH(bool, hasMean);
        QFETCH(bool, isHidden);
        DeviceTable dome = *realTable(u"dome"_qs, {u"az"_qs, u"free"_qs}, 10s);
        for (Column &column : dome.columns)
            column.unit = u"deg"_qs;
        dome.columns[0].minimum = 0;
        dome.columns[0].maximum = 360;
        const auto table = std::make_shared<const DeviceTable>(dome);
        const Timestamp begin = floorTo(night, 1h);
        std::vector<Sample> samples;
        std::vector<double> unwound;
        for (int row = 0; row <= 3 * 360; ++row) {
            const double minutes = row / 6.0;
            const double angle = course == u"swing" ? (row % 2 ? 3 : -3) + minutes / 100
                : course == u"slow"                 ? (minutes - 95) / 10
                                                    : minutes * 2 + 0.5;
            unwound.push_back(angle);
            const double turned = angle < 0 ? angle + 360 : std::fmod(angle, 360);
            samples.push_back({table, begin + row * 10s, {turned, turned}});
        }
        unwound.pop_back(); // behind the range
        writeAll(*m_writer, std::move(samples));
        const Catalog catalog = open();
        const TimeRange range{begin, begin + 3h};
        const ColumnStatistics read =
            readStatistics(*m_connection, catalog, {u"dome"_qs, u"az"_qs}, range, mostRows).value();
        QCOMPARE(read.count, 1080);
        QCOMPARE(read.covered, 3h);
        QCOMPARE(read.mean.has_value(), hasMean);
        QCOMPARE(read.timeWeightedMean.has_value(), hasMean);
        QCOMPARE(read.isHidden, isHidden);
        QCOMPARE(read.isAllAround, !hasMean && !isHidden);
        // What is not declared to be a circle is none.
        const ColumnStatistics plain =
            readStatistics(*m_connection, catalog, {u"dome"_qs, u"free"_qs}, range, mostRows).value();
        QVERIFY(near(plain.mean,
                     select(m_path, u"SELECT avg(free) FROM dome WHERE ts < %1"_qs.arg(toMicroseconds(range.to)))
                         .first()
                         .first()
                         .toDouble()));
        if (!hasMean)
            return;
        const double mean = std::accumulate(unwound.begin(), unwound.end(), 0.0) / double(unwound.size());
        const auto off = [&](std::optional<double> value) { return std::abs(std::remainder(*value - mean, 360.0)); };
        QVERIFY2(off(read.mean) < 1e-9 && off(read.timeWeightedMean) < 1e-9, qPrintable(QString::number(*read.mean)));
        QVERIFY(*read.mean >= 0 && *read.mean < 360);
        double squares = 0;
        for (const double angle : unwound)
            squares += (angle - mean) * (angle - mean);
        const Result<Spread> spread = readSpread(*m_connection, catalog, {u"dome"_qs, u"az"_qs}, range, *read.mean);
        QVERIFY(near(spread->standardDeviation(), std::sqrt(squares / double(unwound.size()))));
    }

    void whatCannotBeReadIsNamed()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 3)});
        const Catalog catalog = open();
        const auto reason = [&](const ColumnRef &column, Duration length) {
            return readStatistics(*m_connection, catalog, column, {night, night + length}).error().detail;
        };
        QVERIFY(reason({u"dome"_qs, u"az"_qs}, 1s).contains(u"no table \"dome\""));
        QVERIFY(reason({u"boltwood"_qs, u"gust"_qs}, 1s).contains(u"no column \"gust\""));
        QVERIFY(reason({u"boltwood"_qs, u"wind"_qs}, 0s).contains(u"empty range"));
    }

    void cleanup()
    {
        m_connection.reset();
        m_writer.reset();
    }

private:
    /** The bins and rows from which it is read where it is not all from rows. */
    static Stretches planned(const RandomLog &log, const TimeRange &range, const RollupState &state)
    {
        const auto end = log.rows().lower_bound(toMicroseconds(range.to));
        if (end == log.rows().begin())
            return {};
        return planRead({range.from, fromMicroseconds(std::prev(end)->first)}, tiers.size() - 1, state);
    }

    /** Three days of a row each ten minutes. */
    void writeSlow(Timestamp day)
    {
        const DeviceTablePtr table = realTable(u"slow"_qs, {u"v"_qs}, 10min);
        std::vector<Sample> samples;
        for (int row = 0; row < 3 * 144; ++row) {
            if (row <= 60 || row >= 66)
                samples.push_back({table, day + row * 10min, {double(row)}});
        }
        writeAll(*m_writer, std::move(samples));
    }

    Catalog open()
    {
        m_connection = openLog(m_path).value();
        return readCatalog(*m_connection).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
