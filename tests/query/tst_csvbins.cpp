// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"
#include "logger/query/csvstatistics.h"
#include "tests/store/samplelog.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = fromMicroseconds(1795471440000000); // 2026-11-23T22:04:00Z

} // namespace

/** CSV files of one row an interval: statistics, circles, gaps. */
class TestCsvBins : public QObject
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

    void oneRowAnInterval()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer,
                 {Sample{table, start + 1s, {1.0, qint64(1), false, u"a"_qs, start}},
                  Sample{table, start + 9s, {4.0, {}, true, u"b"_qs, {}}},
                  Sample{table, start + 9999999us, {{}, {}, {}, {}, {}}},
                  Sample{table, start + 30s, {{}, qint64(7), {}, {}, {}}}});
        QCOMPARE(csv({.table = u"boltwood"_qs, .every = 10s}),
                 QByteArray("time [UTC],boltwood.wind mean [mph],boltwood.code last,boltwood.open last,"
                            "boltwood.note last,boltwood.seen last\r\n"
                            "2026-11-23T22:04:00.000000Z,2.5,1,1,b,2026-11-23T22:04:00.000000Z\r\n"
                            "2026-11-23T22:04:30.000000Z,,7,,,\r\n"));
    }

    void chosenStatistics()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer,
                 {Sample{table, start + 1s, {4.0, qint64(1), {}, {}, {}}}, Sample{table, start + 2s, Values(5)},
                  Sample{table, start + 3s, {1.0, qint64(2), {}, {}, {}}}, Sample{table, start + 10s, Values(5)}});
        using enum CsvStatistic;
        QCOMPARE(csv({.table = u"boltwood"_qs,
                      .columns = {u"wind"_qs, u"code"_qs},
                      .every = 10s,
                      .statistics = {Count, Maximum, Mean, Minimum}}),
                 QByteArray("time [UTC],boltwood.wind count,boltwood.wind max [mph],boltwood.wind mean [mph],"
                            "boltwood.wind min [mph],boltwood.code last\r\n"
                            "2026-11-23T22:04:00.000000Z,2,4,2.5,1,2\r\n"
                            "2026-11-23T22:04:10.000000Z,0,,,,\r\n"));
    }

    void gapsAreFilled_data()
    {
        QTest::addColumn<Duration>("fill");
        QTest::addColumn<QStringList>("lines");
        // wind 5 and code 1 at 22:03:58, before the range; wind 1 at 22:04:01, code 2 at :04, wind NULL at :32
        QTest::newRow("not") << Duration() << QStringList{u"00:1,1,1,1,2"_qs, u"30:,,,0,"_qs};
        QTest::newRow("from before the range, as old as may be")
            << Duration(2s)
            << QStringList{u"00:1,1,1,1,2"_qs, u"10:,,,0,"_qs, u"20:,,,0,"_qs, u"30:,,,0,"_qs, u"40:,,,0,"_qs};
        QTest::newRow("one microsecond too old")
            << Duration(9s - 1us)
            << QStringList{u"00:1,1,1,1,2"_qs, u"10:,,,0,2"_qs, u"20:,,,0,"_qs, u"30:,,,0,"_qs, u"40:,,,0,"_qs};
        QTest::newRow("just not too old")
            << Duration(9s)
            << QStringList{u"00:1,1,1,1,2"_qs, u"10:1,1,1,0,2"_qs, u"20:,,,0,"_qs, u"30:,,,0,"_qs, u"40:,,,0,"_qs};
        QTest::newRow("long") << Duration(1h)
                              << QStringList{u"00:1,1,1,1,2"_qs, u"10:1,1,1,0,2"_qs, u"20:1,1,1,0,2"_qs,
                                             u"30:1,1,1,0,2"_qs, u"40:1,1,1,0,2"_qs};
    }
    void gapsAreFilled()
    {
        QFETCH(Duration, fill);
        QFETCH(QStringList, lines);
        writeGaps();
        using enum CsvStatistic;
        QCOMPARE(shortLines({.table = u"boltwood"_qs,
                             .columns = {u"wind"_qs, u"code"_qs},
                             .range = {start, start + 45s},
                             .every = 10s,
                             .statistics = {Mean, Minimum, Maximum, Count},
                             .fill = fill}),
                 lines);
    }

    void theFirstIntervalIsFilledFromBeforeIt()
    {
        writeGaps();
        // The range begins within an interval: what lies between the two is in neither, and fills the next one.
        CsvRequest request{.table = u"boltwood"_qs,
                           .columns = {u"wind"_qs, u"code"_qs},
                           .range = {start + 5s, start + 15s},
                           .every = 10s,
                           .fill = 2s};
        QCOMPARE(shortLines(request), (QStringList{u"00:5,1"_qs, u"10:,"_qs}));
        request.fill = 10s;
        QCOMPARE(shortLines(request), (QStringList{u"00:5,1"_qs, u"10:1,2"_qs}));
    }

    void aRangeWithoutRowsIsFilledToo()
    {
        writeGaps();
        const CsvRequest request{.table = u"boltwood"_qs,
                                 .columns = {u"code"_qs},
                                 .range = {start + 35s, start + 70s},
                                 .every = 30s,
                                 .fill = 28s};
        QCOMPARE(shortLines(request), (QStringList{u"30:2"_qs, u"00:"_qs}));
    }

    void fillingIsToldAndCancelled()
    {
        writeGaps();
        CsvRequest request{.databasePath = m_path,
                           .table = u"boltwood"_qs,
                           .range = {start, start + 100'000s},
                           .every = 1s,
                           .fill = 1h};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<CsvReport> report = writeCsv(request, buffer, [](qint64 rows, double) { return rows < 20'000; });
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(buffer.data().count('\n') < 40'000);
    }

    void meansOnCircles_data()
    {
        QTest::addColumn<Column>("column");
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<std::optional<double>>("mean");
        const auto column = [](const QString &unit, std::optional<double> minimum, std::optional<double> maximum) {
            return Column{.name = u"a"_qs, .unit = unit, .minimum = minimum, .maximum = maximum};
        };
        using Mean = std::optional<double>;
        using Numbers = QList<double>;
        const Column degrees = column(u"deg"_qs, 0, 360);
        QTest::newRow("across north") << degrees << Numbers{350, 20} << Mean(5);
        QTest::newRow("across north, from the other side") << degrees << Numbers{20, 350, 350} << Mean(0);
        QTest::newRow("below north") << degrees << Numbers{2, 350} << Mean(356);
        QTest::newRow("elsewhere") << degrees << Numbers{100, 120, 140} << Mean(120);
        QTest::newRow("one") << degrees << Numbers{0.1} << Mean(0.1);
        QTest::newRow("360 is 0") << degrees << Numbers{360} << Mean(0);
        QTest::newRow("just within half a turn") << degrees << Numbers{10, 189} << Mean(99.5);
        QTest::newRow("half a turn has no middle") << degrees << Numbers{10, 190} << Mean();
        QTest::newRow("nor has more") << degrees << Numbers{0, 100, 260} << Mean();
        QTest::newRow("degree sign") << column(u"\u00b0"_qs, 0, 360) << Numbers{350, 20} << Mean(5);
        QTest::newRow("from -180") << column(u"deg"_qs, -180, 180) << Numbers{170, -160} << Mean(-175);
        QTest::newRow("hours") << column(u"h"_qs, 0, 24) << Numbers{23.5, 1.5} << Mean(0.5);
        QTest::newRow("two turns are declared") << column(u"deg"_qs, -360, 360) << Numbers{350, 20} << Mean(185);
        QTest::newRow("nothing is declared") << column(u"deg"_qs, {}, {}) << Numbers{350, 20} << Mean(185);
        QTest::newRow("percent") << column(u"%"_qs, 0, 360) << Numbers{350, 20} << Mean(185);
        QTest::newRow("large numbers") << column(u"V"_qs, {}, {}) << Numbers{1e308, 1e308, 1e308} << Mean(1e308);
    }
    void meansOnCircles()
    {
        QFETCH(Column, column);
        QFETCH(QList<double>, values);
        QFETCH(std::optional<double>, mean);
        CsvStatistics statistics(turnOf(column));
        for (const double value : values)
            statistics.add(value);
        QCOMPARE(statistics.mean(), mean);
        QCOMPARE(statistics.minimum(), *std::min_element(values.begin(), values.end()));
        QCOMPARE(statistics.maximum(), *std::max_element(values.begin(), values.end()));
        QCOMPARE(statistics.count(), values.size());
        statistics.clear();
        statistics.add(values.first());
        QCOMPARE(statistics.count(), 1);
    }

    void circlesComeFromTheCatalog()
    {
        const auto table = std::make_shared<const DeviceTable>(DeviceTable{
            .name = u"dome"_qs,
            .title = u"Dome"_qs,
            .interval = 1s,
            .columns = {{.name = u"az"_qs, .unit = u"deg"_qs, .label = u"Azimuth"_qs, .minimum = 0, .maximum = 360},
                        {.name = u"turns"_qs, .unit = u"deg"_qs, .label = u"Turned"_qs}}});
        writeAll(*m_writer, {Sample{table, start, {359.0, 359.0}}, Sample{table, start + 1s, {3.0, 3.0}}});
        QCOMPARE(csv({.table = u"dome"_qs, .every = 10s, .time = CsvTime::Unix}),
                 QByteArray("time [unix s],dome.az mean [deg],dome.turns mean [deg]\r\n1795471440.000000,1,181\r\n"));
    }

    void rollupsTellWhatRawRowsDid_data()
    {
        QTest::addColumn<Duration>("every");
        QTest::addColumn<Duration>("fill");
        QTest::addColumn<TimeRange>("range");
        const Timestamp day = floorTo(start, 24h);
        const TimeRange all{day - 24h, day + 24h};
        QTest::newRow("minutes") << Duration(1min) << Duration() << all;
        QTest::newRow("ten minutes") << Duration(10min) << Duration() << all;
        QTest::newRow("an interval of both") << Duration(7min) << Duration() << all;
        QTest::newRow("hours") << Duration(1h) << Duration() << all;
        QTest::newRow("two days") << Duration(48h) << Duration() << all;
        QTest::newRow("a part") << Duration(30min) << Duration() << TimeRange{day - 20h - 4min, day - 3h + 17min};
        QTest::newRow("filled") << Duration(1min) << Duration(20min) << all;
        QTest::newRow("filled from before") << Duration(2min) << Duration(1h) << TimeRange{day - 12h, day + 1h};
        QTest::newRow("filled across the seam") << Duration(1min) << Duration(2h) << TimeRange{day + 1min, day + 2h};
    }
    void rollupsTellWhatRawRowsDid()
    {
        QFETCH(Duration, every);
        QFETCH(Duration, fill);
        QFETCH(TimeRange, range);
        const Timestamp day = floorTo(start, 24h);
        const DeviceTablePtr table = windTable();
        std::vector<Sample> samples;
        QRandomGenerator random(5);
        for (Timestamp time = day - 24h; time < day + 24h; time += 10s) {
            const qint64 minute = (time - (day - 24h)) / 1min;
            if (minute % 97 > 70 || (minute > 24 * 60 - 30 && minute < 24 * 60 + 20))
                continue;
            // One direction a minute: what is around a turn within a minute rollups cannot tell. Quarters add up
            // exactly.
            Values values = {double(minute * 13 % 360), 0.25 * double(minute % 40), qint64(random.bounded(5)),
                             QStringLiteral("%1").arg(random.bounded(9))};
            if (random.bounded(10) == 0)
                values[2] = {};
            samples.push_back(Sample{table, time, std::move(values)});
        }
        writeAll(*m_writer, std::move(samples));
        using enum CsvStatistic;
        const CsvRequest request{.table = u"mast"_qs,
                                 .range = range,
                                 .every = every,
                                 .statistics = {Mean, Minimum, Maximum, Count},
                                 .fill = fill};
        const QByteArray before = csv(request);
        QVERIFY(before.count('\n') > 1);
        while (*m_writer->retireRows(u"mast"_qs, day)) { }
        QCOMPARE(csv(request), before);
    }

    void whatIsAroundATurnInAMinuteHasNoMean()
    {
        const Timestamp day = floorTo(start, 24h);
        const DeviceTablePtr table = windTable();
        writeAll(*m_writer,
                 {Sample{table, day - 2h, {359.0, 1.0, {}, {}}}, Sample{table, day - 2h + 10s, {3.0, 2.0, {}, {}}},
                  Sample{table, day + 1h, {5.0, 4.0, {}, {}}}});
        const CsvRequest request{
            .table = u"mast"_qs, .columns = {u"from"_qs, u"speed"_qs}, .range = {day - 24h, day + 24h}, .every = 1h};
        QVERIFY(csv(request).contains("2026-11-22T22:00:00.000000Z,1,1.5\r\n"));
        while (*m_writer->retireRows(u"mast"_qs, day)) { }
        QVERIFY2(csv(request).contains("2026-11-22T22:00:00.000000Z,,1.5\r\n"), csv(request).constData());
    }

    void noMoreRowsThanAreWanted()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        writeAll(
            *m_writer,
            {Sample{table, start, {1.0}}, Sample{table, start + 1s, {2.0}}, Sample{table, start + 24h * 300, {3.0}}});
        CsvRequest request{.databasePath = m_path, .table = u"dome"_qs, .range = {start, start + 24h * 365}};
        request.mostRows = 2;
        QCOMPARE(csv(request).count('\n'), 1 + 2);
        request.mostRows = 9;
        QCOMPARE(csv(request).count('\n'), 1 + 3);
        request.every = 1s;
        request.fill = 24h * 365; // 26 million rows to fill the gap with
        request.mostRows = 4;
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<CsvReport> report = writeCsv(request, buffer);
        QVERIFY2(report, qPrintable(report.error().detail));
        QCOMPARE(report->rows, 4);
        QCOMPARE(buffer.data().count('\n'), 1 + 4);
        QCOMPARE(report->logged, (TimeRange{start, start + 24h * 300}));
    }

private:
    void writeGaps()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer,
                 {Sample{table, start - 2s, {5.0, qint64(1), {}, {}, {}}},
                  Sample{table, start + 1s, {1.0, {}, {}, {}, {}}},
                  Sample{table, start + 4s, {{}, qint64(2), {}, {}, {}}}, Sample{table, start + 32s, Values(5)}});
    }

    static DeviceTablePtr windTable()
    {
        return std::make_shared<const DeviceTable>(DeviceTable{
            .name = u"mast"_qs,
            .title = u"Mast"_qs,
            .interval = 10s,
            .columns = {{.name = u"from"_qs, .unit = u"deg"_qs, .label = u"From"_qs, .minimum = 0, .maximum = 360},
                        {.name = u"speed"_qs, .label = u"Speed"_qs},
                        {.name = u"state"_qs, .type = ColumnType::Integer, .label = u"State"_qs},
                        {.name = u"note"_qs, .type = ColumnType::Text, .label = u"Note"_qs}}});
    }

    QByteArray csv(CsvRequest request) const
    {
        request.databasePath = m_path;
        if (request.range.isEmpty())
            request.range = {start - 24h, start + 24h};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<CsvReport> report = writeCsv(request, buffer);
        return report ? buffer.data() : report.error().detail.toUtf8();
    }

    /** The lines after the header as "seconds:cell,cell". */
    QStringList shortLines(const CsvRequest &request) const
    {
        QStringList lines = QString::fromUtf8(csv(request)).split(u"\r\n"_qs, Qt::SkipEmptyParts);
        lines.removeFirst();
        for (QString &line : lines)
            line = line.mid(17, 2) + u':' + line.section(u',', 1);
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestCsvBins)
#include "tst_csvbins.moc"
