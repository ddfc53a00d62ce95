// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panelplan.h"
#include "tests/ui/seconds.h"
#include "ui/charts/boxplacement.h"
#include "ui/charts/seenvalues.h"
#include "ui/charts/tracepath.h"
#include "ui/charts/valuescale.h"

#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** Ten seconds on 100 px, values 0 to 10 on 100 px. */
PanelFrame tenByTen()
{
    return {.plot = QRectF(0, 0, 100, 100), .range = {start, start + 10s}, .values = {0, 10}};
}

QString labelsOf(const QList<ValueTick> &ticks)
{
    QStringList labels;
    for (const ValueTick &tick : ticks)
        labels.append(tick.label);
    return labels.join(u'|');
}

} // namespace

class TestChartValues : public QObject
{
    Q_OBJECT

private slots:
    void ticksAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("labels");
        QTest::newRow("units") << -6.0 << 14.0 << 5 << QStringLiteral("-5|0|5|10");
        QTest::newRow("tenths") << 0.97 << 1.52 << 6 << QStringLiteral("1.0|1.1|1.2|1.3|1.4|1.5");
        QTest::newRow("hundreds") << 0.0 << 360.0 << 4 << QStringLiteral("0|100|200|300");
        QTest::newRow("thousandths") << 1.4915 << 1.4972 << 3 << QStringLiteral("1.492|1.494|1.496");
        QTest::newRow("millions") << -1e7 << 3e7 << 4 << QStringLiteral("-1e+07|0|1e+07|2e+07|3e+07");
        QTest::newRow("tiny") << 0.0 << 2e-5 << 2 << QStringLiteral("0|1e-05|2e-05");
        QTest::newRow("counts") << 20000003.0 << 20000021.0 << 2 << QStringLiteral("20000010|20000020");
    }

    void ticksAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, most);
        QTEST(labelsOf(valueTicks({low, high}, most)), "labels");
    }

    void anyDataGetsRoomAndQuietEdges()
    {
        for (double low : {-1e6, -37.2, -0.004, 0.0, 0.98, 12.0, 99999.0}) {
            for (double length : {1e-3, 0.5, 1.0, 7.3, 360.0, 1e5}) {
                const ValueSpan data{low, low + length};
                const ValueSpan span = automaticSpan(data, 4);
                QVERIFY(span.low <= data.low - 0.049 * length && span.high >= data.high + 0.049 * length);
                QVERIFY(span.length() < 2.2 * length);
                const double step = niceStep(length * 1.1, 4);
                for (const double edge : {span.low / step, span.high / step})
                    QVERIFY(std::abs(edge - std::round(edge)) > 0.24);
            }
        }
    }

    void constantDataGetsASensibleSpan()
    {
        const ValueSpan zero = automaticSpan({0, 0}, 4);
        QVERIFY(zero.low <= -1 && zero.high >= 1 && zero.length() < 6);
        const ValueSpan pressure = automaticSpan({87.4, 87.4}, 4);
        QVERIFY(pressure.contains(87.4) && pressure.length() > 5 && pressure.length() < 30);
    }

    void theAxisHoldsStillForSmallChanges()
    {
        const ValueSpan first = followingSpan(std::nullopt, {10, 20}, 4);
        QCOMPARE(followingSpan(first, {10.4, 20.3}, 4), first);
        QCOMPARE(followingSpan(first, {11, 19}, 4), first);
        QVERIFY(followingSpan(first, {10, 40}, 4) != first); // no longer fits
        QVERIFY(followingSpan(first, {14, 15}, 4) != first); // far too small
    }

    void columnsOfOneUnitShareAPanel()
    {
        const auto ref = [](const char *name) { return ColumnRef{QStringLiteral("t"), QString::fromLatin1(name)}; };
        QHash<ColumnRef, Column> columns;
        const auto add = [&](const char *name, ColumnType type, const char *unit) {
            columns.insert(ref(name),
                           {.name = QString::fromLatin1(name), .type = type, .unit = QString::fromUtf8(unit)});
        };
        add("ambient", ColumnType::Real, "°C");
        add("wind", ColumnType::Real, "mph");
        add("dew", ColumnType::Real, "°C");
        add("open", ColumnType::Boolean, "");
        add("airmass", ColumnType::Real, "");
        add("object", ColumnType::Text, "");
        add("seen", ColumnType::Time, "");
        const auto plans = planPanels({ref("ambient"), ref("wind"), ref("dew"), ref("open"), ref("airmass"),
                                       ref("unheard_of"), ref("object"), ref("seen")},
                                      columns);
        QCOMPARE(plans.size(), 7);
        QCOMPARE(plans[0].columns, (QList<ColumnRef>{ref("ambient"), ref("dew")}));
        QCOMPARE(plans[0].axes[0].unit, QStringLiteral("°C"));
        QCOMPARE(plans[1].columns, QList<ColumnRef>{ref("wind")});
        QCOMPARE(plans[2].kind, PanelKind::State);
        QCOMPARE(plans[3].kind, PanelKind::Quantity);
        QCOMPARE(plans[4].columns, QList<ColumnRef>{ref("unheard_of")});
        QCOMPARE(plans[5].kind, PanelKind::State);
        QCOMPARE(plans[6].kind, PanelKind::NotDrawn);
    }

    void aBreakEndsALine()
    {
        TracePath path;
        const PanelFrame frame = tenByTen();
        path.build(everySecond({1, 2, noValue, 5, noValue, 3, 4, 5}), frame, frame.range, false, 100);
        QCOMPARE(path.ends, (QList<qsizetype>{2, 5}));
        QCOMPARE(path.corners.first(), QPointF(0, 90));
        QCOMPARE(path.dots, QList<QPointF>{QPointF(30, 50)}); // alone between two breaks
    }

    void stepsHoldTheirValue()
    {
        TracePath path;
        const PanelFrame frame = tenByTen();
        path.build(everySecond({1, 1, 4}), frame, frame.range, true, 100);
        QCOMPARE(path.corners, (QList<QPointF>{{0, 90}, {10, 90}, {10, 90}, {20, 90}, {20, 60}}));
    }

    void manyPointsAreThinnedButNoSpikeIsLost()
    {
        QList<SeriesPoint> points;
        for (int i = 0; i < 100000; ++i)
            points.append({start + std::chrono::microseconds(i * 100), i == 54321 ? 9.5 : 2.0 + (i % 7) * 0.1});
        TracePath path;
        const PanelFrame frame = tenByTen();
        path.build(points, frame, frame.range, false, 100);
        QVERIFY2(path.corners.size() <= 4 * 102, qPrintable(QString::number(path.corners.size())));
        const auto highest = std::min_element(path.corners.begin(), path.corners.end(),
                                              [](QPointF a, QPointF b) { return a.y() < b.y(); });
        QVERIFY(std::abs(highest->y() - 5) < 1e-6 && std::abs(highest->x() - 54.321) < 1e-3);
    }

    void dashesStayInsideAndKeepSpikes()
    {
        TracePath path;
        PanelFrame frame = tenByTen();
        frame.range = {start + 100ms, start + 200ms}; // the samples are a thousand pixels away on either side
        path.build(everySecond({5, 5}), frame, frame.range, false, 100);
        TracePath dashes;
        cutIntoDashes(path, frame, dashes);
        QVERIFY(dashes.ends.size() >= 9 && dashes.ends.size() <= 12);
        path.corners = {{10, 90}, {10.4, 5}, {10.8, 90}};
        path.ends = {3};
        cutIntoDashes(path, tenByTen(), dashes);
        QCOMPARE(dashes.corners, path.corners);
        QCOMPARE(dashes.ends, path.ends);
    }

    void seenValuesIncludeTheEdges()
    {
        Trace trace;
        trace.series.points = everySecond({0, 10, 10, 20});
        const auto seen = seenValues({trace}, {start + 500ms, start + 2500ms});
        QVERIFY(seen);
        QCOMPARE(*seen, (ValueSpan{5, 15}));
        trace.series.points = everySecond({0, noValue, noValue, 20});
        QVERIFY(!seenValues({trace}, {start + 500ms, start + 2500ms}));
    }

    void theBoxStaysInsideAndOffTheTraces()
    {
        const QRectF bounds(50, 10, 800, 400);
        const QSizeF size(200, 90);
        QList<QPointF> obstacles; // a trace across the middle, at the height of the cursor
        for (double x = 50; x <= 850; x += 8)
            obstacles.append({x, 210});
        QRectF box;
        for (double x = 50; x <= 850; x += 25) {
            box = placeBox(bounds, size, {x, 210}, obstacles, box);
            QVERIFY(bounds.contains(box));
            QVERIFY(x < box.left() || x > box.right());
            QVERIFY(box.bottom() < 210 || box.top() > 210);
        }
        // Where no place is free, rather over another panel than over the one under the cursor.
        QList<QPointF> lines;
        for (double x = 50; x <= 850; x += 8)
            lines << QPointF(x, 60) << QPointF(x, 360);
        const QRectF kept(50, 210, 800, 200);
        QVERIFY(placeBox(bounds, {200, 320}, {450, 300}, lines, {}, kept).bottom() < 360);
        QCOMPARE(placeBox({0, 0, 100, 50}, size, {50, 25}, {}, {}).topLeft(), QPointF(0, 0));
    }
};

QTEST_GUILESS_MAIN(TestChartValues)
#include "tst_chartvalues.moc"
