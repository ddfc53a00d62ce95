// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"
#include "models/seriesloader.h"
#include "models/timewindow.h"
#include "tests/store/samplelog.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
const ColumnRef columnA{u"d"_qs, u"a"_qs};
const ColumnRef columnB{u"d"_qs, u"b"_qs};

/** A database, and a loader that looks at it. */
struct Bench
{
    explicit Bench(Timestamp now = start) : window(now)
    {
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            qFatal("%s", qPrintable(prepared.error().detail));
    }

    void write(Timestamp from, Timestamp to, Duration step)
    {
        std::vector<Sample> samples;
        for (Timestamp time = from; time < to; time += step)
            samples.push_back({table, time, {double((time - start) / 1ms % 977), 1.0}});
        writeAll(*writer, std::move(samples));
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = realTable(u"d"_qs, {u"a"_qs, u"b"_qs}, 250ms);
    LogReader reader{path};
    TimeWindow window;
    PlotSelection selection;
    SeriesLoader loader{reader, window, selection};
};

/** The answer of a reader that knows nothing of what was read before. */
QList<Series> readWhole(LogReader &reader, const WindowRequest &request)
{
    QSignalSpy read(&reader, &LogReader::windowRead);
    reader.readWindow(request, u"whole"_qs);
    if (!read.wait())
        qFatal("the reader does not answer");
    return read[0][1].value<QList<Series>>();
}

/** Without the points left of the window that no line joins to it: a full read has none from far away. */
QList<SeriesPoint> drawn(const Series &series)
{
    QList<SeriesPoint> points = series.points;
    while (!points.isEmpty() && points.first().time < series.range.from
           && (points.size() == 1 || points.first().isBreak() || points[1].isBreak()))
        points.removeFirst();
    return points;
}

QString describe(const QList<SeriesPoint> &points)
{
    QStringList texts;
    for (const SeriesPoint &point : points)
        texts.append(u"%1=%2"_qs.arg((point.time - start).count()).arg(point.value));
    return texts.join(u' ');
}

} // namespace

class TestSeriesLoader : public QObject
{
    Q_OBJECT

private slots:
    void loadsWhatIsChosen()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        QSignalSpy changed(&bench.loader, &SeriesLoader::seriesChanged);
        QSignalSpy loading(&bench.loader, &SeriesLoader::loadingChanged);
        bench.selection.setChosen(columnB, true);
        bench.selection.setChosen(columnA, true);
        QCOMPARE(bench.loader.series().size(), 2);
        QCOMPARE(bench.loader.series()[0].column, columnB);
        QVERIFY(bench.loader.series()[0].points.isEmpty());
        QTRY_COMPARE(changed.count(), 3);
        QCOMPARE(bench.loader.series()[1].column, columnA);
        QCOMPARE(bench.loader.series()[1].samples, 60);
        QCOMPARE(loading.count(), 2);
        QVERIFY(!bench.loader.isLoading());
        QVERIFY(bench.loader.queryTime() > 0us);
    }

    void takingOneOffAsksNothing()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        QSignalSpy read(&bench.reader, &LogReader::windowRead);
        bench.selection.setChosen(columnA, true);
        bench.selection.setChosen(columnB, true);
        QTRY_COMPARE(read.count(), 1);
        QSignalSpy changed(&bench.loader, &SeriesLoader::seriesChanged);
        bench.selection.setChosen(columnA, false);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.loader.series().size(), 1);
        QCOMPARE(bench.loader.series()[0].samples, 60);
        bench.selection.clear();
        QVERIFY(bench.loader.series().isEmpty());
        QTest::qWait(50);
        QCOMPARE(read.count(), 1);
    }

    void theOldStaysUntilTheNewIsThere()
    {
        Bench bench;
        bench.write(start - 2h, start, 1s);
        bench.selection.setChosen(columnA, true);
        QTRY_VERIFY(bench.loader.series()[0].samples > 0);
        const qint64 samples = bench.loader.series()[0].samples;
        bench.window.pan(-30min);
        QCOMPARE(bench.loader.series()[0].samples, samples);
        const Timestamp wanted = bench.window.range().from;
        QTRY_VERIFY(bench.loader.series()[0].range.contains(wanted));
        QVERIFY(!bench.loader.isLoading());
    }

    void aDragDoesNotPileUpRequests()
    {
        Bench bench;
        bench.write(start - 2h, start, 1s);
        bench.selection.setChosen(columnA, true);
        QSignalSpy read(&bench.reader, &LogReader::windowRead);
        QTRY_COMPARE(read.count(), 1);
        for (int step = 0; step < 200; ++step)
            bench.window.pan(-1s);
        QTRY_VERIFY(bench.loader.series()[0].range.contains(bench.window.range().from));
        QTRY_VERIFY(!bench.loader.isLoading());
        QVERIFY2(read.count() <= 3, qPrintable(QString::number(read.count())));
        for (int step = 0; step < 200; ++step) {
            bench.window.pan(-1s);
            QCoreApplication::processEvents();
        }
        const BinGrid grid = BinGrid::forPixels(bench.window.range(), 1000);
        QTRY_COMPARE(bench.loader.series()[0].range, grid.range);
    }

    void widthAndReloadReadAnew()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        bench.selection.setChosen(columnA, true);
        QTRY_COMPARE(bench.loader.series()[0].bin, Duration(3600ms));
        bench.loader.setPixels(100);
        QTRY_COMPARE(bench.loader.series()[0].bin, Duration(36s));
        bench.write(start - 120s, start - 60s, 1s);
        bench.loader.reload();
        QTRY_COMPARE(bench.loader.series()[0].samples, 120);
    }

    void theJoinIsTheSameAsAFullRead_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("windowSeconds");
        QTest::addColumn<int>("pixels");
        QTest::newRow("bins wider than samples") << 1U << 300 << 150;
        QTest::newRow("bins narrower than samples") << 2U << 120 << 1200;
        QTest::newRow("bins wider than turns") << 3U << 600 << 40;
        QTest::newRow("window hardly longer than the late margin") << 4U << 20 << 50;
        QTest::newRow("odd bins") << 5U << 137 << 91;
    }

    void theJoinIsTheSameAsAFullRead()
    {
        QFETCH(quint32, seed);
        QFETCH(int, windowSeconds);
        QFETCH(int, pixels);
        QRandomGenerator random(seed);
        Bench bench;
        bench.window.showLive(std::chrono::seconds(windowSeconds));
        bench.loader.setPixels(pixels);
        bench.write(start - 150s, start - 3s, 250ms);
        bench.selection.setChosen(columnA, true);
        bench.selection.setChosen(columnB, true);
        LogReader other(bench.path);
        int tails = 0;
        connect(&bench.reader, &LogReader::windowRead, &other, [&](auto, const QList<Series> &series) {
            tails += series.first().range.from > bench.window.range().from ? 1 : 0;
        });

        Timestamp now = start;
        Timestamp next = start - 3s + 1us; // the next row that the device takes
        std::vector<Sample> onTheirWay; // taken, and not yet committed
        const auto value = [&] {
            return random.bounded(10) == 0 ? Value() : Value(std::floor(random.bounded(1000.0)) / 8);
        };
        for (int turn = 0; turn < 80; ++turn) {
            now += Duration(random.bounded(3'000'000));
            if (random.bounded(15) == 0)
                next = now - Duration(random.bounded(500'000)); // the device was silent
            for (; next < now; next += Duration(200'000 + random.bounded(100'000)))
                onTheirWay.push_back({bench.table, next, {value(), value()}});
            std::vector<Sample> arrived;
            std::erase_if(onTheirWay, [&](const Sample &sample) {
                const bool isThere = random.bounded(3) != 0 || sample.time < now - 11s;
                if (isThere)
                    arrived.push_back(sample);
                return isThere;
            });
            writeAll(*bench.writer, arrived);

            bench.window.advance(now);
            QSignalSpy changed(&bench.loader, &SeriesLoader::seriesChanged);
            QVERIFY(changed.wait());
            for (const Series &joinedSeries : bench.loader.series()) {
                QVERIFY(joinedSeries.range.from <= bench.window.range().from);
                QVERIFY(joinedSeries.range.to >= bench.window.range().to);
                const Series whole = readWhole(other,
                                               {.columns = {joinedSeries.column},
                                                .range = joinedSeries.range,
                                                .pixels = int(joinedSeries.range.length() / joinedSeries.bin)})
                                         .first();
                QCOMPARE(whole.bin, joinedSeries.bin);
                QCOMPARE(describe(drawn(joinedSeries)), describe(drawn(whole)));
            }
        }
        QVERIFY2(windowSeconds < 60 || tails > 50, qPrintable(QString::number(tails)));
    }

    void rowsThatComeVeryLateAreFoundAfterAMinute()
    {
        Bench bench;
        bench.write(start - 600s, start - 300s, 1s);
        bench.selection.setChosen(columnA, true);
        QTRY_COMPARE(bench.loader.series()[0].samples, 300);
        bench.write(start - 200s, start - 190s, 1s);
        for (int second = 1; second <= 61; ++second) {
            QSignalSpy changed(&bench.loader, &SeriesLoader::seriesChanged);
            bench.window.advance(start + std::chrono::seconds(second));
            QVERIFY(changed.wait());
            QCOMPARE(bench.loader.series()[0].samples, second <= 60 ? 300 : 310);
        }
    }

    void followingTheClockIsNotLoading()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        bench.loader.setPixels(3600); // thinning drops nothing, and samples are counted
        bench.selection.setChosen(columnA, true);
        QTRY_COMPARE(bench.loader.series()[0].samples, 60);
        QSignalSpy loading(&bench.loader, &SeriesLoader::loadingChanged);
        QSignalSpy changed(&bench.loader, &SeriesLoader::seriesChanged);
        bench.write(start, start + 2s, 1s);
        bench.window.advance(start + 2s);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(bench.loader.series()[0].samples, 62);
        QCOMPARE(loading.count(), 0);
    }

    /** The newest part, asked for before, comes for a column of which nothing is held any more. */
    void whatIsTakenOffAndPutBackIsReadWhole()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        bench.loader.setPixels(3600);
        bench.selection.setChosen(columnA, true);
        bench.selection.setChosen(columnB, true);
        QTRY_COMPARE(bench.loader.series()[1].samples, 60);
        for (int second = 1; second <= 20; ++second) {
            bench.window.advance(start + std::chrono::seconds(second));
            QCoreApplication::processEvents(); // asks; the answer seldom comes within the same turn
            bench.selection.setChosen(columnA, false);
            bench.selection.setChosen(columnA, true);
            QTRY_VERIFY(bench.loader.series().last().bin > Duration::zero() && !bench.loader.isLoading());
            QTRY_COMPARE(bench.loader.series().last().samples, 60);
            QCOMPARE(bench.loader.series().last().column, columnA);
        }
    }

    void aWindowOfWidePixelsIsReadEveryTenSeconds()
    {
        Bench bench;
        bench.write(start - 600s, start, 1s);
        bench.window.showLive(30 * 24h);
        bench.selection.setChosen(columnA, true);
        QTRY_COMPARE(bench.loader.series()[0].samples, 600);
        bench.write(start, start + 9s, 1s);
        QSignalSpy read(&bench.reader, &LogReader::windowRead);
        for (int second = 1; second <= 9; ++second) {
            bench.window.advance(start + std::chrono::seconds(second));
            // The reader answers in order: had the window been asked for, it would be there before this.
            QSignalSpy latest(&bench.reader, &LogReader::latestRead);
            QTimer::singleShot(0, &bench.reader, [&] { bench.reader.readLatest(); });
            QVERIFY(latest.wait());
            QCOMPARE(read.count(), 0);
        }
        bench.window.advance(start + 10s);
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(bench.loader.series()[0].samples, 609);
        QVERIFY(bench.loader.series()[0].range.from <= bench.window.range().from);
    }

    void aHistoricalWindowThatIsNotOverGetsItsNewRows()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        bench.selection.setChosen(columnA, true);
        bench.window.showRange({start - 60s, start + 3600s});
        QSignalSpy read(&bench.reader, &LogReader::windowRead);
        QTRY_VERIFY(bench.loader.series()[0].range.to >= start + 3600s);
        QTRY_VERIFY(!bench.loader.isLoading());
        QCOMPARE(bench.loader.series()[0].samples, 60);
        QSignalSpy loading(&bench.loader, &SeriesLoader::loadingChanged);
        bench.write(start, start + 10s, 1s);
        bench.loader.refresh(start + 10s);
        QTRY_COMPARE(bench.loader.series()[0].samples, 70);
        QCOMPARE(loading.count(), 0);
        bench.loader.refresh(start + 10s + 100ms); // not oftener than once a second
        bench.loader.refresh(start - 61s); // nor before or long after it
        bench.loader.refresh(start + 3700s);
        bench.window.showLive(60s); // nor a live one, which advance() moves
        const auto before = read.count();
        QTRY_COMPARE(read.count(), before + 1);
        bench.loader.refresh(start + 20s);
        QTest::qWait(50);
        QCOMPARE(read.count(), before + 1);
    }

    void rowsThatComeIntoThePastAreFound()
    {
        Bench bench;
        bench.write(start - 60s, start, 1s);
        bench.selection.setChosen(columnA, true);
        bench.window.showRange({start - 60s, start - 500ms});
        QTRY_COMPARE(bench.loader.series()[0].samples, 60);
        QVERIFY(bench.loader.series()[0].range.to < start);
        QSignalSpy read(&bench.reader, &LogReader::windowRead);
        QSignalSpy mark(&bench.reader, &LogReader::markRead);
        QSignalSpy latest(&bench.reader, &LogReader::latestRead);
        QSignalSpy loading(&bench.loader, &SeriesLoader::loadingChanged);
        bench.write(start + 100s, start + 110s, 1s); // what is logged meanwhile is nothing to it
        bench.loader.refresh(start + 110s);
        QTRY_COMPARE(mark.count(), 1);
        bench.reader.readLatest();
        QTRY_COMPARE(latest.count(), 1); // whatever was asked before it is answered
        QCOMPARE(read.count(), 0);
        writeAll(*bench.writer, {{bench.table, start - 30s + 250ms, {1.5, 2.5}}});
        bench.loader.refresh(start + 171s);
        QTRY_COMPARE(bench.loader.series()[0].samples, 61);
        QCOMPARE(read.count(), 1);
        QCOMPARE(loading.count(), 0);
        QVERIFY(bench.writer->importRows({{bench.table, start - 20s + 250ms, {1.5, 2.5}}}));
        bench.loader.refresh(start + 232s);
        QTRY_COMPARE(bench.loader.series()[0].samples, 62);
    }

    void anErrorIsToldAndTriedAgain()
    {
        QTemporaryDir folder;
        LogReader reader(folder.filePath(u"log.sqlite"_qs));
        TimeWindow window(start);
        PlotSelection selection;
        SeriesLoader loader(reader, window, selection);
        QSignalSpy failed(&loader, &SeriesLoader::failed);
        selection.setChosen(columnA, true);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!loader.isLoading());
        QCOMPARE(loader.series().size(), 1);

        const auto writer = openWriter(reader.databasePath());
        const DeviceTablePtr table = realTable(u"d"_qs, {u"a"_qs});
        QVERIFY(writer->prepareTable(table));
        writeAll(*writer, {{table, start - 5s, {1.5}}});
        window.advance(start + 1s);
        QTRY_COMPARE(loader.series()[0].samples, 1);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(loader.errorText(), QString());
    }

    /** Nothing else would ever ask for it again. */
    void aWindowOfThePastIsTriedAgainToo()
    {
        QTemporaryDir folder;
        LogReader reader(folder.filePath(u"log.sqlite"_qs));
        TimeWindow window(start);
        PlotSelection selection;
        SeriesLoader loader(reader, window, selection);
        QSignalSpy failed(&loader, &SeriesLoader::failed);
        window.showRange({start - 60s, start - 1s});
        loader.refresh(start); // nothing is chosen
        selection.setChosen(columnA, true);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY2(loader.errorText().contains(u"log.sqlite"_qs), qPrintable(loader.errorText()));
        loader.refresh(start + 3600s);
        QTRY_COMPARE(failed.count(), 2);
        loader.refresh(start + 3600s + 100ms); // not oftener than once a second
        QVERIFY(!loader.isLoading());

        const auto writer = openWriter(reader.databasePath());
        const DeviceTablePtr table = realTable(u"d"_qs, {u"a"_qs});
        QVERIFY(writer->prepareTable(table));
        writeAll(*writer, {{table, start - 5s, {1.5}}});
        loader.refresh(start + 3602s);
        QTRY_COMPARE(loader.series()[0].samples, 1);
        QCOMPARE(loader.errorText(), QString());
        QSignalSpy loading(&loader, &SeriesLoader::loadingChanged);
        loader.refresh(start + 3604s); // it is over, and read
        QVERIFY(!loader.isLoading());
        QCOMPARE(loading.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSeriesLoader)
#include "tst_seriesloader.moc"
