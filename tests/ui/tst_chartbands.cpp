// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/chartpixels.h"
#include "tests/ui/chartscene.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

QColor firstColour()
{
    return Theme::of(ThemeKind::Dark).trace(0);
}

/** An hour of bins of 6 s with a mean of 10 between 5 and 15. */
Series reduced(const char *name)
{
    Series series{.column = ChartScene::ref(name), .range = {now - 1h, now}, .bin = 6s, .tier = 1min};
    for (Timestamp from = now - 1h; from < now; from += 6s) {
        series.means.append({.range = {from, from + 6s}, .mean = 10, .lowest = 5, .highest = 15});
        series.points.append({from, 9});
        series.points.append({from + 2s, 5});
        series.points.append({from + 4s, 15});
        series.points.append({from + 6s - 2us, 11});
    }
    return series;
}

/** How much of @p colour is seen where @p value is drawn. */
double shareAt(ChartScene &scene, double x, double value, const QColor &colour = firstColour())
{
    const QPoint place = scene.at(0, x, 0);
    const PanelFrame &frame = scene.panel(0).frame();
    const QImage image = scene.picture();
    double share = 0;
    const int row = int(std::lround(scene.plotRect(0).top() - frame.plot.top() + frame.y(value)));
    for (int y = row - 1; y <= row + 1; ++y) // antialiasing spreads a line over two rows
        share = std::max(share, shareOf(image.pixelColor(place.x(), y), colour));
    return share;
}

} // namespace

/** Reduced data: the mean as a line inside the band of all values. */
class TestChartBands : public QObject
{
    Q_OBJECT

private slots:
    void theMeanIsALineInsideTheBand()
    {
        ChartScene scene;
        scene.plot({reduced("ambient")});
        for (const double x : {0.22, 0.54, 0.78}) {
            QVERIFY(shareAt(scene, x, 10) > 0.6);
            for (const double value : {6.7, 8.6, 11.3, 13.3}) {
                const double share = shareAt(scene, x, value);
                QVERIFY2(share > 0.1 && share < 0.25, qPrintable(u"%1 at %2"_qs.arg(share).arg(value)));
            }
            QVERIFY(shareAt(scene, x, 15) > 0.25); // its edges
            QVERIFY(shareAt(scene, x, 5) > 0.25);
        }
    }

    void aSpikeOfOneSampleIsSeen()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        series.means[300].highest = 50;
        series.points[1202].value = 50;
        scene.plot({series});
        const QRectF plot = scene.plotRect(0);
        int highest = int(plot.bottom());
        const QImage image = scene.picture();
        for (int x = scene.at(0, 0.5, 0).x() - 2; x <= scene.at(0, 0.5, 0).x() + 2; ++x) {
            for (const int row : rowsOf(image, plot, x, firstColour(), 0.3))
                highest = std::min(highest, row);
        }
        const double wanted = plot.top() - scene.panel(0).frame().plot.top() + scene.panel(0).frame().y(50);
        QVERIFY2(std::abs(highest - wanted) < 8, qPrintable(u"%1, not %2"_qs.arg(highest).arg(wanted)));
    }

    void aBreakIsNotBridged()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        series.means.remove(200, 200);
        series.means.insert(200, SeriesMean{.range = {series.means[199].range.to, series.means[199].range.to}});
        series.points.remove(800, 800);
        series.points.insert(800, SeriesPoint{.time = series.points[799].time + 1us});
        scene.plot({series});
        const QImage image = scene.picture();
        for (const double x : {0.36, 0.54, 0.64})
            QVERIFY(shareAt(scene, x, 8.6) < 0.05 && shareAt(scene, x, 10) < 0.2);
        for (const double x : {0.32, 0.68})
            QVERIFY(!rowsOf(image, scene.plotRect(0), scene.at(0, x, 0).x(), firstColour(), 0.6).isEmpty());
    }

    void whereTheMeanIsNotKnownTheBandStays()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        for (qsizetype i = 200; i < 400; ++i)
            series.means[i].mean = SeriesMean::none;
        scene.plot({series});
        for (const double x : {0.36, 0.54, 0.64}) {
            QVERIFY(shareAt(scene, x, 10) < 0.45);
            for (const double value : {8.6, 11.3}) {
                const double share = shareAt(scene, x, value);
                QVERIFY2(share > 0.1 && share < 0.25, qPrintable(u"%1 at %2"_qs.arg(share).arg(value)));
            }
            QVERIFY(shareAt(scene, x, 15) > 0.25);
        }
        for (const double x : {0.22, 0.78})
            QVERIFY(shareAt(scene, x, 10) > 0.6);
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        QTRY_VERIFY(scene.area.overlay().crosshair().isVisible());
        QCOMPARE(scene.area.overlay().crosshair().readout().lines.first().value, u"≈ 5 to 15 °C"_qs);
    }

    void aLonelyBinIsSeen()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        series.means = {series.means[300]};
        series.points = series.points.mid(1200, 4);
        scene.plot({series});
        const QImage image = scene.picture();
        qsizetype rows = 0;
        for (int x = scene.at(0, 0.5, 0).x() - 1; x <= scene.at(0, 0.5, 0).x() + 1; ++x)
            rows = std::max(rows, rowsOf(image, scene.plotRect(0), x, firstColour(), 0.2).size());
        const PanelFrame &frame = scene.panel(0).frame();
        QVERIFY(double(rows) > 0.8 * (frame.y(5) - frame.y(15)));
    }

    void theBandBeyondALimitHasItsColour()
    {
        ChartScene scene;
        Series series = reduced("wind"); // warns above 30
        for (SeriesMean &mean : series.means)
            mean.highest = 50;
        for (SeriesPoint &point : series.points)
            point.value = point.value == 15 ? 50 : point.value;
        scene.plot({series});
        const QColor warning = Theme::of(ThemeKind::Dark).warning;
        QVERIFY(shareAt(scene, 0.54, 40, warning) > 0.1);
        QVERIFY(shareAt(scene, 0.54, 50, warning) > 0.25);
        QVERIFY(shareAt(scene, 0.54, 43, warning) > shareAt(scene, 0.54, 43) + 0.05);
        QVERIFY(shareAt(scene, 0.54, 23, warning) < shareAt(scene, 0.54, 23) - 0.05);
    }

    void theCrosshairTellsMeanAndBand()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        for (SeriesMean &mean : series.means)
            mean.mean = 10.26;
        scene.plot({series});
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        QTRY_VERIFY(scene.area.overlay().crosshair().isVisible());
        const Readout &readout = scene.area.overlay().crosshair().readout();
        QCOMPARE(readout.lines.size(), 1);
        QCOMPARE(readout.lines.first().value, u"≈ 10 °C (5 to 15)"_qs);
        QVERIFY2(readout.title.contains(u"within 6"_qs), qPrintable(readout.title));
    }

    void theCrosshairTellsTheSampleOnceItIsKnown()
    {
        ChartScene scene;
        scene.area.setIntervals({{u"weather"_qs, 1s}});
        scene.plot({reduced("ambient")});
        QSignalSpy wanted(&scene.area, &ChartArea::samplesWanted);
        const Crosshair &crosshair = scene.area.overlay().crosshair();
        const auto told = [&] { return crosshair.readout().lines.value(0).value; };
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        QTRY_COMPARE(wanted.count(), 1);
        const auto request = wanted[0][0].value<InstantRequest>();
        QCOMPARE(request.instant, *crosshair.time());
        QCOMPARE(request.columns, QList<ColumnRef>{ChartScene::ref("ambient")});
        QCOMPARE(told(), u"≈ 10 °C (5 to 15)"_qs);
        scene.area.setSamples(request.instant,
                              {{ChartScene::ref("ambient"), Value(9.5), request.instant - 500ms, false}});
        QCOMPARE(told(), u"9.5 °C"_qs);
        QVERIFY2(crosshair.readout().lines[0].age.endsWith(u"500 ms before"_qs),
                 qPrintable(crosshair.readout().lines[0].age));
        QCOMPARE(wanted.count(), 1);
        scene.window.advance(now + 1s); // a part of a pixel: it stays until there is another
        QCOMPARE(told(), u"9.5 °C"_qs);
        QVERIFY(wanted.count() > 1);
        moveMouse(scene.overlay(), scene.at(0, 0.6, 0.5), Qt::NoButton);
        QTRY_COMPARE(told(), u"≈ 10 °C (5 to 15)"_qs);
        moveMouse(scene.overlay(), QPoint(1, 1), Qt::NoButton);
        QTRY_VERIFY(wanted.last()[0].value<InstantRequest>().columns.isEmpty());
    }

    void aLogarithmicAxisLeavesOutMeansBelowZero()
    {
        ChartScene scene;
        Series series = reduced("ambient");
        for (qsizetype i = 0; i < 300; ++i) {
            series.means[i].mean = -1;
            series.means[i].lowest = -2;
        }
        scene.plot({series});
        PlotArrangement arrangement = scene.selection.arrangement();
        const ChartPanel &panel = scene.panel(0);
        AxisState state = arrangement.axis(panel.idOf(*panel.axes().front()));
        state.isLogarithmic = true;
        arrangement.setAxis(panel.idOf(*panel.axes().front()), state);
        scene.selection.setArrangement(arrangement);
        QCoreApplication::processEvents();
        QVERIFY(panel.frame().isLogarithmic);
        const QImage image = scene.picture();
        QVERIFY(shareAt(scene, 0.22, 12) < 0.14); // a line of the grid at most: no band around them either
        QVERIFY(!rowsOf(image, scene.plotRect(0), scene.at(0, 0.8, 0).x(), firstColour(), 0.6).isEmpty());
    }
};

QTEST_MAIN(TestChartBands)
#include "tst_chartbands.moc"
