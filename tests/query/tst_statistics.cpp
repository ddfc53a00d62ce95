// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/spreadreader.h"
#include "logger/query/statisticsreader.h"
#include "logger/store/sqlconnection.h"
#include "tests/query/randomlog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp night = fromMicroseconds(1795471448700000);
constexpr qint64 minute = 60'000'000;
constexpr qint64 longest = 25'000'000; ///< for which a row of RandomLog stands

/** By the words of the documentation, from all rows of the range, with none of the reader's code. */
ColumnStatistics bruteForce(const std::map<qint64, Values> &rows, std::size_t column, const TimeRange &range)
{
    struct Minute
    {
        qint64 rows = 0;
        qint64 covered = 0;
        qint64 count = 0;
        double sum = 0;
    };
    std::map<qint64, Minute> minutes;
    ColumnStatistics expected;
    double sum = 0;
    const auto end = rows.lower_bound(toMicroseconds(range.to));
    for (auto row = rows.lower_bound(toMicroseconds(range.from)); row != end; ++row) {
        Minute &bin = minutes[row->first / minute];
        const auto next = std::next(row);
        ++bin.rows;
        bin.covered += next == rows.end() ? 0 : std::min(next->first - row->first, longest);
        const Value &value = row->second[column];
        if (isNull(value))
            continue;
        ++expected.count;
        expected.last = value;
        if (const std::optional<double> number = toNumber(value)) {
            ++bin.count;
            bin.sum += *number;
            sum += *number;
            expected.minimum = std::min(expected.minimum.value_or(*number), *number);
            expected.maximum = std::max(expected.maximum.value_or(*number), *number);
            expected.mean = sum / double(expected.count);
        }
    }
    double integral = 0;
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
        for (quint32 seed = 1; seed <= 3; ++seed) {
            QTest::addRow("seed %u", seed) << seed << true << true;
            QTest::addRow("seed %u, before late rows are rolled up", seed) << seed << false << true;
        }
        QTest::newRow("a database without rollups") << quint32(4) << true << false;
    }
    void agreeWithBruteForce()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, isRepaired);
        QFETCH(bool, hasRollups);
        QRandomGenerator random(seed);
        RandomLog log;
        log.write(*m_writer, random);
        while (isRepaired && *m_writer->repairRollups()) { }
        Catalog catalog = open();
        catalog.hasRollups = hasRollups;
        for (int round = 0; round < (hasRollups ? 100 : 20); ++round) {
            const TimeRange range = round == 0
                ? TimeRange{fromMicroseconds(log.begin()), fromMicroseconds(log.end() + 1)}
                : log.randomRange(random);
            for (std::size_t index = 0; index < 5; ++index) {
                const Column &column = log.table()->columns[qsizetype(index)];
                const Result<ColumnStatistics> read =
                    readStatistics(*m_connection, catalog, {log.table()->name, column.name}, range);
                QVERIFY2(read.hasValue(), qPrintable(read.error().detail));
                ColumnStatistics expected = bruteForce(log.rows(), index, range);
                if (column.type == ColumnType::Real)
                    expected.last = Value();
                if (index > 2)
                    expected.covered = Duration::zero();
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
                           {fromMicroseconds(log.begin()), fromMicroseconds(log.end())});
        QVERIFY(read.hasValue());
        QVERIFY(read->count > 2'000'000);
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
