// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/readplan.h"
#include "logger/query/seriesreducer.h"
#include "logger/query/windowreader.h"
#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"
#include "tests/query/randomlog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 minute = 60'000'000;
constexpr qint64 longest = 25'000'000; ///< for which a row of RandomLog stands
using Rows = std::map<qint64, std::optional<double>>;

/** What a pixel column's valid rows come to. */
struct Pixel
{
    qint64 count = 0;
    double lowest = 1e300;
    double highest = -1e300;
    double stood = 0;
    double integral = 0;
    double plain = 0; ///< the newest of them
    bool isAtSeam = false; ///< what is read behind it does not say for how long one of them stood

    double mean() const { return stood > 0 ? integral / stood : plain; }
    void widen(double value)
    {
        ++count;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        plain = value;
    }
};

qint64 stoodFor(const Rows &rows, Rows::const_iterator row)
{
    const auto next = std::next(row);
    return next == rows.end() ? 0 : std::min(next->first - row->first, longest);
}

/** By the words of the documentation: rows of a bin count to the pixel in which the bin begins, and within a minute by
    their number; a raw row counts to its own pixel, for as long as it stood. */
std::map<qint64, Pixel> bruteForce(const Rows &rows, const QList<Stretch> &stretches, qint64 pixelWidth)
{
    std::map<qint64, Pixel> pixels;
    const auto pixelAt = [&](qint64 time) -> Pixel & {
        return pixels[toMicroseconds(floorTo(fromMicroseconds(time), Duration(pixelWidth)))];
    };
    for (const Stretch &stretch : stretches) {
        const auto end = rows.lower_bound(toMicroseconds(stretch.range.to));
        auto row = rows.lower_bound(toMicroseconds(stretch.range.from));
        while (row != end) {
            const qint64 begin = row->first;
            if (!stretch.tier) {
                if (row->second) {
                    Pixel &pixel = pixelAt(begin);
                    pixel.widen(*row->second);
                    pixel.stood += double(stoodFor(rows, row));
                    pixel.integral += *row->second * double(stoodFor(rows, row));
                    pixel.isAtSeam = pixel.isAtSeam || std::next(row) == end;
                }
                ++row;
                continue;
            }
            double covered = 0;
            double sum = 0;
            qint64 count = 0;
            qint64 all = 0;
            Pixel &pixel = pixelAt(toMicroseconds(floorTo(fromMicroseconds(begin), tiers[*stretch.tier].width)));
            for (; row != end && row->first / minute == begin / minute; ++row) {
                ++all;
                covered += double(stoodFor(rows, row));
                if (!row->second)
                    continue;
                ++count;
                sum += *row->second;
                pixel.widen(*row->second);
            }
            pixel.stood += covered * double(count) / double(all);
            pixel.integral += sum * covered / double(all);
        }
    }
    std::erase_if(pixels, [](const auto &pixel) { return pixel.second.count == 0; });
    return pixels;
}

} // namespace

/** The means of reduced windows, whichever tiers they are read from, and where their line is broken. */
class TestMeans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void agreeWithBruteForce_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("isRepaired");
        QTest::addColumn<QString>("column");
        for (quint32 seed = 1; seed <= 2; ++seed) {
            QTest::addRow("seed %u", seed) << seed << true << u"wind"_qs;
            QTest::addRow("seed %u, before late rows are rolled up", seed) << seed << false << u"wind"_qs;
            QTest::addRow("seed %u, whole numbers", seed) << seed << true << u"code"_qs;
        }
    }
    void agreeWithBruteForce()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, isRepaired);
        QFETCH(QString, column);
        QRandomGenerator random(seed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const std::unique_ptr<Writer> writer = openWriter(path);
        RandomLog log;
        log.write(*writer, random);
        while (isRepaired && *writer->repairRollups()) { }
        const std::unique_ptr<SqlConnection> connection = openLog(path).value();
        const Catalog catalog = readCatalog(*connection).value();
        const RollupState state = readRollupState(*connection, log.table()->name).value();
        Rows rows;
        for (const auto &[time, values] : log.rows())
            rows[time] = toNumber(values[std::size_t(log.table()->indexOf(column))]);
        int reduced = 0;
        for (int round = 0; round < 120; ++round) {
            const qint64 length = qint64(std::pow(10.0, 9.5 + 2.3 * random.generateDouble()));
            const qint64 from = log.begin() + random.bounded(log.end() - log.begin()) - length / 2;
            const WindowRequest request{.columns = {{log.table()->name, column}},
                                        .range = {fromMicroseconds(from), fromMicroseconds(from + length)},
                                        .pixels = random.bounded(20, 300)};
            const Result<QList<Series>> read = readWindow(*connection, catalog, request);
            QVERIFY(read.hasValue());
            const Series &series = read->first();
            QCOMPARE(series.means.isEmpty(), series.tier == Duration::zero() || series.samples == 0);
            reduced += series.means.isEmpty() ? 0 : 1;
            const QList<Stretch> stretches =
                planRead(request.range, tierForDrawing(series.bin, log.table()->interval), state);
            if (series.tier > Duration::zero())
                compare(series, bruteForce(rows, stretches, series.bin.count()));
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(reduced > 40);
    }

    void aGapBreaksTheMeansToo()
    {
        SeriesReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(1000)}, Duration(10), Duration(25));
        reducer.collectMeans();
        const auto bin = [&](qint64 start, double value) {
            reducer.addBin({.start = start,
                            .width = 10,
                            .covered = 10,
                            .count = 2,
                            .lowest = value - 1,
                            .highest = value + 5,
                            .stood = 10,
                            .integral = value * 10});
        };
        bin(0, 1);
        bin(10, 2);
        bin(100, 3); // nothing for longer than a row stands
        reducer.addValue(110, 4);
        reducer.addNull(115);
        reducer.addValue(118, 7);
        const Series series = reducer.take();
        QStringList means;
        for (const SeriesMean &mean : series.means)
            means += mean.isBreak() ? u"|"_qs
                                    : u"%1-%2=%3 in %4..%5"_qs.arg(toMicroseconds(mean.range.from))
                                          .arg(toMicroseconds(mean.range.to))
                                          .arg(mean.mean)
                                          .arg(mean.lowest)
                                          .arg(mean.highest);
        QCOMPARE(means.join(u' '), u"0-10=1 in 0..6 10-20=2 in 1..7 | 100-110=3 in 2..8 110-119=4 in 4..7"_qs);
    }

    void aRowStandsForTheIntervalOfItsTime()
    {
        SeriesReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(1000)}, Duration(100), Duration(25));
        reducer.collectMeans();
        reducer.addValue(0, 1);
        reducer.setLongestGap(Duration(5));
        reducer.addValue(20, 2);
        reducer.addValue(60, 4);
        QCOMPARE(reducer.take().means.constFirst().mean, (20 * 1 + 5 * 2) / 25.0);
    }

    void aCircleIsGoneRoundTheShorterWay()
    {
        SeriesReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(1000)}, Duration(100), Duration(25));
        reducer.collectMeans(Turn{.lowest = 0, .length = 360});
        const auto bin = [&](qint64 start, double lowest, double highest) {
            reducer.addBin({.start = start,
                            .width = 50,
                            .covered = 50,
                            .count = 2,
                            .lowest = lowest,
                            .highest = highest,
                            .stood = 50,
                            .integral = (lowest + highest) / 2 * 50});
        };
        bin(0, 358, 359);
        bin(50, 2, 3);
        bin(100, 1, 359); // across north, or all around
        bin(150, 10, 20);
        bin(200, 10, 20);
        bin(250, 20, 30);
        reducer.addValue(310, 359);
        reducer.addValue(320, 5);
        reducer.addValue(330, 5);
        QStringList means;
        for (const SeriesMean &mean : reducer.take().means) {
            QVERIFY(!mean.isBreak());
            means += u"%1 in %2..%3"_qs.arg(mean.hasMean() ? QString::number(mean.mean) : u"none"_qs)
                         .arg(mean.lowest)
                         .arg(mean.highest);
        }
        QCOMPARE(means.join(u", "), u"0.5 in 2..359, none in 1..359, 20 in 10..30, 2 in 5..359"_qs);
    }

    void binsThatTogetherAreHalfACircleHaveNoMiddle()
    {
        SeriesReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(1000)}, Duration(100), Duration(25));
        reducer.collectMeans(Turn{.lowest = 0, .length = 360});
        const auto bin = [&](qint64 start, double lowest, double highest, qint64 stood) {
            reducer.addBin({.start = start,
                            .width = 50,
                            .covered = 50,
                            .count = 2,
                            .lowest = lowest,
                            .highest = highest,
                            .stood = stood,
                            .integral = (lowest + highest) / 2 * double(stood)});
        };
        bin(0, 0, 100, 50);
        bin(50, 100, 200, 50);
        bin(100, 100, 200, 50);
        bin(150, 0, 100, 50);
        bin(200, 1, 359, 0); // its rows stood for no time
        const QList<SeriesMean> means = reducer.take().means;
        QCOMPARE(means.size(), 3);
        for (const SeriesMean &mean : means)
            QVERIFY2(!mean.hasMean(), qPrintable(QString::number(mean.mean)));
    }

    /** Columns that the catalog says, or does not say, to go round a circle: to and fro across north, or slowly. */
    void theCatalogTellsWhatIsACircle()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const std::unique_ptr<Writer> writer = openWriter(path);
        DeviceTable dome = *realTable(u"dome"_qs, {u"swing"_qs, u"slow"_qs, u"free"_qs}, 10s);
        for (qsizetype index = 0; index < 2; ++index) {
            dome.columns[index].unit = u"deg"_qs;
            dome.columns[index].minimum = 0;
            dome.columns[index].maximum = 360;
        }
        const auto table = std::make_shared<const DeviceTable>(dome);
        const Timestamp begin = floorTo(Timestamp(1795471448s), 1h);
        const auto angleAt = [&](Timestamp time) { return double((time - begin).count()) / 6e8 - 9.5; };
        std::vector<Sample> samples;
        for (int row = 0; row <= 3 * 360; ++row) {
            const Timestamp time = begin + row * 10s;
            const double slow = angleAt(time) < 0 ? angleAt(time) + 360 : angleAt(time);
            const double swing = row % 2 ? 3 : 357;
            samples.push_back({table, time, {swing, slow, swing}});
        }
        writeAll(*writer, std::move(samples));
        const std::unique_ptr<SqlConnection> connection = openLog(path).value();
        const WindowRequest request{
            .columns = {{u"dome"_qs, u"swing"_qs}, {u"dome"_qs, u"slow"_qs}, {u"dome"_qs, u"free"_qs}},
            .range = {begin, begin + 3h},
            .pixels = 20};
        const QList<Series> read = readWindow(*connection, readCatalog(*connection).value(), request).value();
        for (const Series &series : read)
            QVERIFY(series.means.size() >= 20);
        for (const SeriesMean &mean : read[0].means)
            QVERIFY(!mean.isBreak() && !mean.hasMean() && mean.lowest == 3 && mean.highest == 357);
        for (const SeriesMean &mean : read[1].means) {
            const double off = std::remainder(mean.mean - angleAt(mean.middle()), 360.0);
            QVERIFY2(std::abs(off) < 0.1, qPrintable(u"%1 at %2"_qs.arg(mean.mean).arg(angleAt(mean.middle()))));
        }
        for (const SeriesMean &mean : read[2].means)
            QVERIFY(std::abs(mean.mean - 180) < 1);
    }

    void rawRowsAloneHaveNone()
    {
        SeriesReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(1000)}, Duration(10), Duration(25));
        reducer.addValue(1, 4);
        reducer.addValue(2, 5);
        QVERIFY(reducer.take().means.isEmpty());
    }

private:
    static void compare(const Series &series, const std::map<qint64, Pixel> &pixels)
    {
        auto pixel = pixels.begin();
        bool wasBreak = true; // none at the begin, nor two in a row
        for (const SeriesMean &mean : series.means) {
            QVERIFY(!mean.isBreak() || !wasBreak);
            wasBreak = mean.isBreak();
            if (mean.isBreak())
                continue;
            QVERIFY(pixel != pixels.end());
            QCOMPARE(floorTo(mean.range.from, series.bin), fromMicroseconds(pixel->first));
            QCOMPARE(mean.lowest, pixel->second.lowest);
            QCOMPARE(mean.highest, pixel->second.highest);
            QVERIFY(mean.lowest <= mean.mean && mean.mean <= mean.highest);
            QVERIFY2(pixel->second.isAtSeam
                         || std::abs(mean.mean - pixel->second.mean()) < 1e-6 * std::abs(mean.highest) + 1e-6,
                     qPrintable(u"%1, not %2, at %3"_qs.arg(mean.mean).arg(pixel->second.mean()).arg(pixel->first)));
            ++pixel;
        }
        QVERIFY(pixel == pixels.end());
    }
};

QTEST_GUILESS_MAIN(TestMeans)
#include "tst_means.moc"
