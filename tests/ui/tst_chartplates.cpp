// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartpixels.h"
#include "tests/ui/chartscene.h"
#include "ui/charts/plateplace.h"

#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

/** A trace over the 100 px and 100 s of frame(). */
Trace traceOf(const QList<QPair<int, double>> &points, ColumnType type)
{
    Trace trace;
    trace.column.type = type;
    for (const auto &[second, value] : points)
        trace.series.points.append({now + std::chrono::seconds(second), value});
    return trace;
}

PanelFrame frame()
{
    return {.plot = QRectF(0, 0, 100, 100), .range = {now, now + 100s}, .values = {0, 100}};
}

} // namespace

/** What stands over a chart leaves free what it tells of: ages beside traces that have ended, tooltips of events. */
class TestChartPlates : public QObject
{
    Q_OBJECT

private slots:
    void aPlateCoversNothing_data()
    {
        QTest::addColumn<double>("wanted");
        QTest::addColumn<QList<HeightSpan>>("taken");
        QTest::addColumn<double>("top");
        QTest::newRow("nothing is there") << 40.0 << QList<HeightSpan>{} << 40.0;
        QTest::newRow("beyond the edge") << 95.0 << QList<HeightSpan>{} << 80.0;
        QTest::newRow("just below") << 40.0 << QList<HeightSpan>{{38, 46}} << 46.0;
        QTest::newRow("just above") << 40.0 << QList<HeightSpan>{{54, 62}} << 34.0;
        QTest::newRow("no room between") << 40.0 << QList<HeightSpan>{{30, 36}, {50, 56}} << 56.0;
        QTest::newRow("overlapping") << 40.0 << QList<HeightSpan>{{30, 50}, {45, 58}} << 58.0;
        QTest::newRow("only the opposite end") << 70.0 << QList<HeightSpan>{{20, 100}} << 0.0;
        QTest::newRow("nowhere: the least") << 70.0 << QList<HeightSpan>{{0, 100}, {0, 100}} << 70.0;
        QTest::newRow("nowhere: where less is") << 70.0 << QList<HeightSpan>{{8, 100}} << 0.0;
    }
    void aPlateCoversNothing()
    {
        QFETCH(const double, wanted);
        QFETCH(const QList<HeightSpan>, taken);
        const double top = placePlate({0, 100}, 20, wanted, taken);
        QTEST(top, "top");
    }

    void theHeightsOfALine_data()
    {
        QTest::addColumn<QList<HeightSpan>>("found");
        QTest::addColumn<QList<HeightSpan>>("heights");
        const double gap = std::numeric_limits<double>::quiet_NaN();
        const auto real = [](const QList<QPair<int, double>> &points) {
            return drawnHeights(traceOf(points, ColumnType::Real), frame(), 60, 100);
        };
        const auto steps = [](const QList<QPair<int, double>> &points) {
            return drawnHeights(traceOf(points, ColumnType::Integer), frame(), 60, 100);
        };
        QTest::newRow("it ended before") << real({{0, 50}, {50, 50}}) << QList<HeightSpan>{};
        QTest::newRow("through") << real({{0, 0}, {100, 100}}) << QList<HeightSpan>{{0, 40}};
        QTest::newRow("it ends inside") << real({{0, 50}, {80, 50}}) << QList<HeightSpan>{{50, 50}};
        QTest::newRow("a sample alone") << real({{70, 20}}) << QList<HeightSpan>{{80, 80}};
        QTest::newRow("a gap inside") << real({{65, 20}, {70, gap}, {90, 60}}) << QList<HeightSpan>{{40, 40}, {80, 80}};
        QTest::newRow("a gap across") << real({{50, 20}, {51, gap}, {110, 60}}) << QList<HeightSpan>{};
        QTest::newRow("a step inside") << steps({{0, 0}, {80, 100}}) << QList<HeightSpan>{{0, 100}};
        QTest::newRow("a step beyond") << steps({{0, 30}, {120, 100}}) << QList<HeightSpan>{{70, 70}};
    }
    void theHeightsOfALine()
    {
        QFETCH(const QList<HeightSpan>, found);
        QFETCH(const QList<HeightSpan>, heights);
        QCOMPARE(found.size(), heights.size());
        for (qsizetype i = 0; i < found.size(); ++i) {
            QVERIFY2(std::abs(found[i].top - heights[i].top) < 0.01, qPrintable(QString::number(found[i].top)));
            QVERIFY2(std::abs(found[i].bottom - heights[i].bottom) < 0.01,
                     qPrintable(QString::number(found[i].bottom)));
        }
    }

    void theAgeCoversNoReading_data()
    {
        QTest::addColumn<double>("swing");
        QTest::addColumn<double>("slope");
        QTest::newRow("level") << 0.0 << 0.0;
        QTest::newRow("rising") << 0.0 << 0.01;
        QTest::newRow("to and fro") << 5.0 << 0.0; // over all of the height but the names' row
    }
    void theAgeCoversNoReading()
    {
        QFETCH(const double, swing);
        QFETCH(const double, slope);
        ChartScene scene;
        scene.area.setNow(now);
        scene.plot({ChartScene::series(
            "ambient", [=](int second) { return 10 + swing * std::sin(second / 20.0) + slope * second; })});
        const QImage before = scene.picture();
        scene.area.setConditions(
            {{QStringLiteral("weather"), {.newest = now, .withoutValue = {QStringLiteral("ambient")}}}});
        QCoreApplication::processEvents();
        QVERIFY(scene.panel(0).traces()[0].condition);
        const QImage after = scene.picture();
        const QRect plot = scene.plotRect(0).toAlignedRect().adjusted(2, 2, -2, -2);
        const QRect end = plot.adjusted(plot.width() - 110, 0, 0, 0);
        QVERIFY(before.copy(end) != after.copy(end)); // it is told there
        const QColor colour = Theme::of(ThemeKind::Dark).trace(0);
        int drawn = 0;
        for (int y = end.top(); y <= end.bottom(); ++y) {
            for (int x = end.left(); x <= end.right(); ++x) {
                if (shareOf(before.pixelColor(x, y), colour) < 0.35)
                    continue;
                ++drawn;
                QVERIFY2(before.pixelColor(x, y) == after.pixelColor(x, y),
                         qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
            }
        }
        QVERIFY(drawn >= end.width() / 2);
    }

    void theTipOfAMarkStaysInTheChart_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("left") << 0.01;
        QTest::newRow("middle") << 0.5;
        QTest::newRow("right") << 0.99;
    }
    void theTipOfAMarkStaysInTheChart()
    {
        QFETCH(const double, share);
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        const Timestamp time = now - 1h + std::chrono::seconds(int(share * 3600));
        scene.area.setEvents({{.time = time, .kind = EventKind::ReadingsLost, .text = QStringLiteral("3 lost")}});
        const QRect axis = scene.area.stack().timeAxisRect().toAlignedRect();
        const QPoint mark(int(scene.area.stack().timeScale().x(time)), axis.top() + 4);
        QHelpEvent event(QEvent::ToolTip, mark, scene.overlay()->mapToGlobal(mark));
        QCoreApplication::sendEvent(scene.overlay(), &event);
        QVERIFY(QToolTip::text().endsWith(QStringLiteral("3 lost")));
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto tip = std::find_if(windows.begin(), windows.end(),
                                      [](const QWidget *window) { return window->inherits("QTipLabel"); });
        QVERIFY(tip != windows.end());
        const QRect chart(scene.overlay()->mapToGlobal(QPoint()), scene.overlay()->size());
        const QRect place = (*tip)->geometry();
        QVERIFY2(chart.contains(place),
                 qPrintable(QStringLiteral("%1 to %2 of %3 to %4")
                                .arg(place.left())
                                .arg(place.right())
                                .arg(chart.left())
                                .arg(chart.right())));
        QVERIFY((*tip)->geometry().bottom() < scene.overlay()->mapToGlobal(axis.topLeft()).y());
        QToolTip::hideText();
    }
};

QTEST_MAIN(TestChartPlates)
#include "tst_chartplates.moc"
