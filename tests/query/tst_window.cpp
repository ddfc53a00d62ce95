// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/rowscan.h"
#include "logger/query/windowreader.h"
#include "logger/store/sqlconnection.h"
#include "tests/query/bruteforce.h"
#include "tests/store/samplelog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** Random rows about a second apart, with outages, slow stretches, NULLs, and values of few levels so that many tie. */
QList<TestRow> randomRows(QRandomGenerator &random, int count, qint64 start)
{
    QList<TestRow> rows;
    qint64 time = start;
    for (int row = 0; row < count; ++row) {
        const int kind = random.bounded(100);
        time += kind < 90 ? 900'000 + random.bounded(200'000) : kind < 97 ? random.bounded(1, 4'000'000) : 40'000'000;
        const bool isNull = random.bounded(100) < 15;
        rows += TestRow{time, isNull ? std::nullopt : std::optional<double>(random.bounded(12) - 6)};
    }
    return rows;
}

QString describe(const QList<SeriesPoint> &points)
{
    QStringList texts;
    for (const SeriesPoint &point : points)
        texts += QStringLiteral("%1=%2").arg(toMicroseconds(point.time)).arg(point.value);
    return texts.join(u' ');
}

} // namespace

/** Windows read from a real file, against what they must be. */
class TestWindow : public QObject
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

    void agreesWithBruteForce_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<qint64>("start");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed << toMicroseconds(night);
        QTest::newRow("around the epoch") << quint32(7) << qint64(-150'000'000);
    }
    void agreesWithBruteForce()
    {
        QFETCH(quint32, seed);
        QFETCH(qint64, start);
        QRandomGenerator random(seed);
        const QStringList names = {u"a"_qs, u"b"_qs};
        const DeviceTablePtr table = realTable(u"dome"_qs, names);
        const QList<TestRow> a = randomRows(random, 300, start);
        QList<TestRow> b = a;
        std::vector<Sample> samples;
        for (TestRow &row : b) {
            row.value = random.bounded(100) < 40 ? std::nullopt : std::optional(random.generateDouble());
            const std::optional<double> other = a[&row - b.data()].value;
            samples.push_back(Sample{table,
                                     fromMicroseconds(row.time),
                                     {other ? Value(*other) : Value(), row.value ? Value(*row.value) : Value()}});
        }
        writeAll(*m_writer, samples);
        Catalog catalog = open();
        catalog.hasRollups = false; // raw rows alone are drawn to the sample
        for (int round = 0; round < 150; ++round) {
            const qint64 length = 1 + qint64(std::pow(10.0, 1 + random.generateDouble() * 8));
            const qint64 from =
                a[random.bounded(int(a.size()))].time - random.bounded(int(std::min(length, qint64(1) << 30)));
            const WindowRequest request{.columns = {{u"dome"_qs, u"b"_qs}, {u"dome"_qs, u"a"_qs}},
                                        .range = {fromMicroseconds(from), fromMicroseconds(from + length)},
                                        .pixels = random.bounded(1, 200)};
            const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
            QVERIFY(series.hasValue());
            QCOMPARE(series->size(), 2);
            check(series->at(0), b, request);
            check(series->at(1), a, request);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void spikeOfOneSampleInADayIsThere()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int second = 0; second < 86400; ++second)
            samples.push_back(Sample{table, night + second * 1s, {second == 43210 ? 1e6 : 0.5}});
        writeAll(*m_writer, std::move(samples));
        const Catalog catalog = open();
        const WindowRequest request{.columns = {{u"dome"_qs, u"az"_qs}}, .range = {night, night + 24h}, .pixels = 100};
        const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
        QVERIFY(series.hasValue());
        const QList<SeriesPoint> &points = series->first().points;
        QVERIFY(points.size() <= 4 * 101);
        QCOMPARE(series->first().samples, 86400);
        QCOMPARE(std::count_if(points.begin(), points.end(), [](const SeriesPoint &p) { return p.value == 1e6; }), 1);
        QCOMPARE(std::count_if(points.begin(), points.end(), [](const SeriesPoint &p) { return p.isBreak(); }), 0);
    }

    void rollupsDrawWhatRawRowsWould_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("isRepaired");
        for (quint32 seed = 21; seed <= 24; ++seed) {
            QTest::addRow("seed %u", seed) << seed << true;
            QTest::addRow("seed %u, before late rows are rolled up", seed) << seed << false;
        }
    }
    /** Four days of two columns with outages, NULLs and late rows, at widths that use every tier up to 6 h. */
    void rollupsDrawWhatRawRowsWould()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, isRepaired);
        QRandomGenerator random(seed);
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"a"_qs, u"b"_qs}, 10s);
        std::map<qint64, std::optional<double>> rows;
        qint64 time = toMicroseconds(night);
        double value = 0;
        for (int flush = 0; flush < 60; ++flush) {
            std::vector<Sample> samples;
            for (int row = 0; row < 500; ++row) {
                time += random.bounded(1000) < 997 ? 9'900'000 + random.bounded(200'000)
                                                   : random.bounded(qint64(9'000'000'000));
                value += random.generateDouble() - 0.5;
                const qint64 at = random.bounded(500) == 0 ? time - random.bounded(qint64(80'000'000'000)) : time;
                const bool isNull = random.bounded(100) < 5;
                if (!rows.emplace(at, isNull ? std::nullopt : std::optional(value)).second)
                    continue;
                samples.push_back(Sample{table, fromMicroseconds(at), {1.0, isNull ? Value() : Value(value)}});
            }
            writeAll(*m_writer, std::move(samples));
        }
        while (isRepaired && *m_writer->repairRollups()) { }
        const Catalog catalog = open();
        for (int round = 0; round < 60; ++round) {
            const qint64 length = qint64(std::pow(10.0, 9 + 2.8 * random.generateDouble()));
            const qint64 from = toMicroseconds(night) + random.bounded(time - toMicroseconds(night)) - length / 2;
            const WindowRequest request{.columns = {{u"dome"_qs, u"b"_qs}},
                                        .range = {fromMicroseconds(from), fromMicroseconds(from + length)},
                                        .pixels = random.bounded(20, 300)};
            const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
            QVERIFY(series.hasValue());
            checkDrawing(series->first(), rows, request);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aTimeWithoutRawRowsIsDrawnFromTheFinestBins()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs}, 10s);
        const Timestamp day = floorTo(night, 24h);
        for (int hour = 0; hour < 72; ++hour) {
            std::vector<Sample> samples;
            for (int row = 0; row < 360; ++row)
                samples.push_back(
                    Sample{table, day + hour * 1h + row * 10s, {hour == 5 && row == 75 ? 99.0 : double(row % 7)}});
            writeAll(*m_writer, std::move(samples));
        }
        while (*m_writer->retireRows(u"dome"_qs, day + 48h)) { }
        const Catalog catalog = open();
        // Ten minutes around the one high value, which are drawn from raw rows where there are any.
        const WindowRequest request{.columns = {{u"dome"_qs, u"az"_qs}},
                                    .range = {day + 5h + 8min + 5s, day + 5h + 18min + 5s},
                                    .pixels = 1000};
        const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
        QVERIFY(series.hasValue());
        const QList<SeriesPoint> &points = series->first().points;
        QCOMPARE(series->first().samples, 11 * 6); // whole minutes
        QCOMPARE(std::count_if(points.begin(), points.end(), [](const SeriesPoint &p) { return p.value == 99.0; }), 1);
        QVERIFY(points.size() >= 2 * 11);
        for (const SeriesPoint &point : points)
            QVERIFY(point.isBreak() || (point.time >= day + 5h + 8min && point.time < day + 5h + 19min));
    }

    void aShorterIntervalBreaksNoLineOfBefore()
    {
        const Timestamp change = floorTo(night, 24h) + 5min;
        const Timestamp outage = change - 100min;
        std::vector<Sample> samples;
        for (Timestamp time = change - 3h; time < change; time += 10s) {
            if (time < outage || time >= outage + 1min)
                samples.push_back(Sample{realTable(u"dome"_qs, {u"az"_qs}, 10s), time, {1.0}});
        }
        writeAll(*m_writer, std::move(samples));
        m_writer = openWriter(m_path); // a start with another site file
        samples.clear();
        for (Timestamp time = change; time < change + 1h; time += 1s) {
            if (time < change + 30min || time >= change + 30min + 5s)
                samples.push_back(Sample{realTable(u"dome"_qs, {u"az"_qs}, 1s), time, {1.0}});
        }
        writeAll(*m_writer, std::move(samples));
        const Catalog catalog = open();
        QCOMPARE(catalog.tables.first().interval, Duration(1s));
        const auto breaksIn = [&](const TimeRange &range) {
            const Result<QList<Series>> series = readWindow(
                *m_connection, catalog, {.columns = {{u"dome"_qs, u"az"_qs}}, .range = range, .pixels = 4000});
            QList<Timestamp> breaks;
            for (const SeriesPoint &point : series->first().points) {
                if (point.isBreak())
                    breaks += point.time;
            }
            return breaks;
        };
        QCOMPARE(breaksIn({change - 60min, change - 1min}), QList<Timestamp>());
        QCOMPARE(breaksIn({change - 2h, change - 1h}), QList<Timestamp>({outage - 10s + 1us}));
        QCOMPARE(breaksIn({change - 30min, change + 50min}), QList<Timestamp>({change + 30min - 1s + 1us}));
        // The other way round: what was a gap stays one.
        m_writer = openWriter(m_path);
        writeAll(*m_writer, {Sample{realTable(u"dome"_qs, {u"az"_qs}, 60s), change + 1h, {1.0}}});
        QCOMPARE(open().tables.first().interval, Duration(60s));
        QCOMPARE(breaksIn({change - 30min, change + 50min}), QList<Timestamp>({change + 30min - 1s + 1us}));
        // A window between two rows has both, and the line between them.
        const Result<QList<Series>> narrow =
            readWindow(*m_connection, catalog,
                       {.columns = {{u"dome"_qs, u"az"_qs}}, .range = {change - 26s, change - 24s}, .pixels = 1000});
        QCOMPARE(narrow->first().points.size(), 2);
    }

    void noPointGoesBackInTimeWhereRawRowsGo()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs}, 10s);
        const Timestamp day = floorTo(night, 24h);
        std::vector<Sample> samples;
        for (int row = 0; row < 3 * 8640; ++row)
            samples.push_back(Sample{table, day + row * 10s, {double(row % 7)}});
        writeAll(*m_writer, std::move(samples));
        QRandomGenerator random(31);
        bool hasMore = true; // at first most of the rows that are given up are still there; at the end the last one is
        for (int step = 0; hasMore && !QTest::currentTestFailed(); ++step) {
            hasMore = *m_writer->retireRows(u"dome"_qs, day + 48h);
            const Catalog catalog = open();
            for (int round = 0; round < 40 && !QTest::currentTestFailed(); ++round) {
                const Timestamp edge = round < 20 ? day + 48h : day + 1min * random.bounded(2800);
                const Timestamp from = edge - random.bounded(70) * 1s;
                const WindowRequest request{.columns = {{u"dome"_qs, u"az"_qs}},
                                            .range = {from, from + random.bounded(1, round % 2 == 0 ? 200 : 7200) * 1s},
                                            .pixels = random.bounded(20, 1000)};
                checkOrder(request, catalog);
                checkOrder({.columns = request.columns,
                            .range = {request.range.from - 1h, request.range.from},
                            .pixels = request.pixels},
                           catalog);
            }
        }
    }

    void severalTablesInTheOrderAsked()
    {
        writeAll(*m_writer,
                 {Sample{realTable(u"tcs"_qs, {u"ra"_qs}), night, {1.0}},
                  Sample{realTable(u"dome"_qs, {u"az"_qs}), night, {2.0}}, testSample(testTable(), night, 3)});
        const Catalog catalog = open();
        const WindowRequest request{.columns = {{u"dome"_qs, u"az"_qs},
                                                {u"tcs"_qs, u"ra"_qs},
                                                {u"boltwood"_qs, u"open"_qs},
                                                {u"boltwood"_qs, u"code"_qs},
                                                {u"dome"_qs, u"az"_qs}},
                                    .range = {night, night + 1s}};
        const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
        QVERIFY(series.hasValue());
        QCOMPARE(series->size(), 5);
        const QList<double> expected = {2, 1, 1, 1, 2};
        for (qsizetype index = 0; index < series->size(); ++index) {
            QCOMPARE(series->at(index).column, request.columns[index]);
            QCOMPARE(series->at(index).points.size(), 1);
            QCOMPARE(series->at(index).points.first().value, expected[index]);
        }
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<QString>("reason");
        QTest::newRow("table") << u"dome"_qs << u"wind"_qs << 10 << u"no table \"dome\"; there are: boltwood"_qs;
        QTest::newRow("column") << u"boltwood"_qs << u"gust"_qs << 10 << u"no column \"gust\"; it has: wind, code"_qs;
        QTest::newRow("text") << u"boltwood"_qs << u"note"_qs << 10 << u"boltwood.note is a column of text"_qs;
        QTest::newRow("no width") << u"boltwood"_qs << u"wind"_qs << 0 << u"empty window"_qs;
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(int, pixels);
        QFETCH(QString, reason);
        writeAll(*m_writer, {testSample(testTable(), night, 3)});
        const Catalog catalog = open();
        const Result<QList<Series>> series = readWindow(
            *m_connection, catalog, {.columns = {{table, column}}, .range = {night, night + 1s}, .pixels = pixels});
        QVERIFY(!series);
        QVERIFY2(series.error().detail.contains(reason), qPrintable(series.error().detail));
    }

    void chunksJoinWithoutASeam_data()
    {
        QTest::addColumn<int>("chunk");
        for (const int chunk : {1, 2, 3, 9, 10, 11, 1000})
            QTest::addRow("%d rows", chunk) << chunk;
    }
    void chunksJoinWithoutASeam()
    {
        QFETCH(int, chunk);
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 12; ++row)
            samples.push_back(Sample{table, night + (row / 4) * 1s, {double(row)}}); // with collisions
        writeAll(*m_writer, std::move(samples));
        open();
        Result<RowScan> scan =
            RowScan::start(*m_connection, u"dome"_qs, {u"az"_qs}, {night + 1us, night + 2s + 3us}, chunk);
        QVERIFY(scan.hasValue());
        QList<double> seen;
        for (Result<bool> hasRow = scan->next(); hasRow && *hasRow; hasRow = scan->next())
            seen += scan->value(0).toDouble();
        QCOMPARE(seen, QList<double>({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
        QVERIFY(!*scan->next()); // and it does not begin anew
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

    void checkOrder(const WindowRequest &request, const Catalog &catalog)
    {
        const Result<QList<Series>> series = readWindow(*m_connection, catalog, request);
        QVERIFY(series.hasValue());
        const QList<SeriesPoint> &points = series->first().points;
        const auto isNoStepForward = [](const SeriesPoint &one, const SeriesPoint &next) {
            return one.time >= next.time;
        };
        QVERIFY2(std::adjacent_find(points.begin(), points.end(), isNoStepForward) == points.end(),
                 qPrintable(describe(points)));
    }

    static void check(const Series &series, const QList<TestRow> &rows, const WindowRequest &request)
    {
        const QList<SeriesPoint> expected = bruteForceWindow(rows, request.range, series.bin, 2500ms);
        QCOMPARE(describe(series.points), describe(expected));
        const auto inside = [&](const TestRow &row) {
            return row.value && request.range.contains(fromMicroseconds(row.time));
        };
        QCOMPARE(series.samples, std::count_if(rows.begin(), rows.end(), inside));
        QVERIFY(series.bin * request.pixels >= request.range.length());
        QVERIFY((series.bin - 1us) * request.pixels < request.range.length());
    }

    /** Every extreme is there and nothing that is not, to within the bins of the tier; every sample is counted. */
    static void checkDrawing(const Series &series, const std::map<qint64, std::optional<double>> &rows,
                             const WindowRequest &request)
    {
        const qint64 from = toMicroseconds(request.range.from);
        const qint64 to = toMicroseconds(request.range.to);
        const qint64 blur = series.bin.count() * 7 / 5;
        const auto rangeOf = [&](qint64 begin, qint64 end) {
            std::pair<double, double> extremes(1e300, -1e300);
            for (auto row = rows.lower_bound(begin); row != rows.end() && row->first < end; ++row) {
                if (row->second)
                    extremes = {std::min(extremes.first, *row->second), std::max(extremes.second, *row->second)};
            }
            return extremes;
        };
        qint64 count = 0;
        for (auto row = rows.lower_bound(from); row != rows.end() && row->first < to; ++row)
            count += row->second ? 1 : 0;
        QCOMPARE(series.samples, count);
        QVERIFY(series.points.size() <= 4 * (request.pixels + 1) + 2 + request.pixels);

        qint64 previous = std::numeric_limits<qint64>::min();
        for (const SeriesPoint &point : series.points) {
            const qint64 at = toMicroseconds(point.time);
            QVERIFY(at >= previous);
            previous = at;
            if (point.isBreak())
                continue;
            const auto near = rangeOf(at - blur - 1, at + blur + 1);
            const double ulp = 1e-9;
            QVERIFY2(point.value >= near.first - ulp && point.value <= near.second + ulp,
                     qPrintable(QStringLiteral("%1 at %2").arg(point.value).arg(at)));
        }
        // Each sample lies between what was drawn within a bin of the tier around it.
        for (auto row = rows.lower_bound(from); row != rows.end() && row->first < to; ++row) {
            if (!row->second)
                continue;
            std::pair<double, double> around(1e300, -1e300);
            for (const SeriesPoint &point : series.points) {
                if (!point.isBreak() && std::abs(toMicroseconds(point.time) - row->first) <= blur + series.bin.count())
                    around = {std::min(around.first, point.value), std::max(around.second, point.value)};
            }
            QVERIFY2(around.first - 1e-9 <= *row->second && *row->second <= around.second + 1e-9,
                     qPrintable(QStringLiteral("%1 at %2 is not drawn").arg(*row->second).arg(row->first)));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
