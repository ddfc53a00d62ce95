// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotarrangementjson.h"
#include "tests/ui/axesscene.h"
#include "tests/ui/chartevents.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

/** Eight panels that are as low as a panel can be. */
class LowPanels : public ChartScene
{
public:
    LowPanels()
    {
        area.resize(900, 240);
        window.showRange({now - 1h, now});
        show([](int) { return ValueSpan{1, 2}; });
    }

    /** A line in each, from the lower to the upper of those values. */
    void show(const std::function<ValueSpan(int number)> &values)
    {
        QList<Series> series;
        for (int number = 0; number < 8; ++number) {
            const ValueSpan span = values(number);
            series.append({.column = ref("c" + QByteArray::number(number)), .range = {now - 1h, now}});
            series.last().points = {{now - 1h, span.low}, {now, span.high}};
        }
        plot(series);
        area.followValues();
    }
};

} // namespace

class TestChartAxes : public QObject
{
    Q_OBJECT

private slots:
    void eachUnitHasAnAxis()
    {
        AxesScene scene;
        scene.join("wind", 0);
        QCOMPARE(scene.area.stack().panels().size(), 1);
        QCOMPARE(scene.panel(0).axes().size(), size_t(2));
        QCOMPARE(scene.axis(0, 0).plan().unit, u"°C"_qs);
        QCOMPARE(scene.axis(0, 1).plan().unit, u"mph"_qs);
        QVERIFY(scene.values(0, 0).high < 15);
        QVERIFY(scene.values(0, 1).high > 20);
        // Beside each other, the second to the left of the first, none over the other.
        const QRectF first = scene.axis(0, 0).labels().column();
        const QRectF second = scene.axis(0, 1).labels().column();
        QCOMPARE(first.right(), scene.panel(0).frame().plot.left());
        QCOMPARE(second.right(), first.left());
        QVERIFY(second.width() >= scene.axis(0, 1).labels().neededWidth());
        // Each trace is drawn against its own: both use most of the height.
        for (const char *name : {"ambient", "wind"}) {
            const PanelFrame &frame = scene.panel(0).frameOf(ChartScene::ref(name));
            const auto &points = name == std::string_view("wind") ? scene.panel(0).traces()[1].series.points
                                                                  : scene.panel(0).traces()[0].series.points;
            const auto [low, high] =
                std::minmax_element(points.begin(), points.end(),
                                    [](const SeriesPoint &a, const SeriesPoint &b) { return a.value < b.value; });
            QVERIFY(frame.y(low->value) - frame.y(high->value) > frame.plot.height() / 2);
        }
        const QImage image = scene.picture();
        int windInk = 0; // the colour of the trace stands beside its axis
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < int(second.right()); ++x)
                windInk += image.pixelColor(x, y) == Theme::of(ThemeKind::Dark).trace(1) ? 1 : 0;
        }
        QVERIFY(windInk > 8);
    }

    void plotsLineUpWhateverTheirAxes()
    {
        AxesScene scene;
        scene.plot({ChartScene::series("count", [](int) { return 1.0; })});
        scene.join("count", 0);
        QCOMPARE(scene.area.stack().panels().size(), 2);
        QCOMPARE(scene.plotRect(0).left(), scene.plotRect(1).left());
        QCOMPARE(scene.plotRect(0).right(), scene.plotRect(1).right());
        QVERIFY(scene.plotRect(0).left() > 120); // two axes
    }

    void theMarginHoldsStillWhileLabelsGrow()
    {
        AxesScene scene;
        scene.join("wind", 0);
        const double left = scene.plotRect(0).left();
        QSignalSpy pixels(&scene.area, &ChartArea::plotPixelsChanged);
        const auto value = [](int second) { return second < 3600 ? 9.0 : 9.0 + (second - 3600) * 2.0; };
        Series ambient = ChartScene::series("ambient", value);
        Series wind = ChartScene::series("wind", [&](int second) { return -value(second) / 10; });
        for (int tick = 1; tick <= 200; ++tick) { // from "9.0" to "400", from "-0.9" to "-40"
            const Timestamp time = now + std::chrono::seconds(tick);
            ambient.points.append({time, value(3600 + tick)});
            wind.points.append({time, -value(3600 + tick) / 10});
            ambient.range = wind.range = {time - 1h, time};
            scene.window.showRange(ambient.range);
            scene.area.setSeries({ambient, wind});
            QCOMPARE(scene.plotRect(0).left(), left);
        }
        QVERIFY(scene.values(0).high > 400);
        QCOMPARE(pixels.count(), 0);
    }

    void aLowAxisHasTwoLabels_data()
    {
        QTest::addColumn<bool>("isLogarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void aLowAxisHasTwoLabels()
    {
        QFETCH(bool, isLogarithmic);
        LowPanels scene;
        PlotArrangement arrangement = scene.selection.arrangement();
        for (const ChartPanel *panel : scene.area.stack().panels())
            arrangement.setLogarithmic(panel->idOf(*panel->axes().front()), isLogarithmic);
        scene.selection.setArrangement(arrangement);
        for (int round = 0; round < 40; ++round) {
            const double length = std::pow(10.0, round * 0.13 - 2.0); // a hundredth to a thousand
            scene.show([&](int number) { return ValueSpan{11.1 + 0.37 * number, 11.1 + 0.37 * number + length}; });
            for (const ChartPanel *panel : scene.area.stack().panels()) {
                const QList<ValueTick> &ticks = panel->axes().front()->labels().ticks();
                const QByteArray text = QStringLiteral("%1 long: %2").arg(length).arg(ticks.size()).toUtf8();
                QVERIFY2(ticks.size() >= 2, text.constData());
                for (qsizetype i = 1; i < ticks.size(); ++i) {
                    QVERIFY(ticks[i].label != ticks[i - 1].label);
                    QVERIFY2(panel->frame().y(ticks[i - 1].value) - panel->frame().y(ticks[i].value) > 8, text);
                }
            }
        }
    }

    void theMarginHoldsStillInLowPanels()
    {
        LowPanels scene;
        const auto drifting = [&](double drift) {
            scene.show([=](int number) {
                const double low = 11.1 + 0.37 * number + drift;
                return ValueSpan{low, low + 0.21};
            });
        };
        drifting(0);
        const double left = scene.plotRect(0).left();
        for (int tick = 1; tick <= 100; ++tick) {
            drifting(tick * 0.017);
            QCOMPARE(scene.plotRect(0).left(), left);
        }
    }

    void aLockedAxisNeverMoves()
    {
        AxesScene scene;
        scene.click(scene.onLock(1));
        QVERIFY(scene.axis(1).state().isLocked);
        const ValueSpan locked = scene.values(1);
        const auto check = [&](const char *after) {
            QCoreApplication::processEvents();
            if (scene.values(1) != locked)
                qCritical("moved by %s", after);
            return scene.values(1) == locked;
        };
        // Live data far beyond it, and none at all.
        scene.window.showLive(1h);
        scene.plot({ChartScene::series("wind", [](int second) { return second * 1000.0; })});
        QVERIFY(check("data"));
        scene.window.advance(now + 20s);
        scene.area.setNow(now + 20s);
        QVERIFY(check("the clock"));
        scene.area.setSeries({Series{.column = ChartScene::ref("wind"), .range = {now - 1h, now}}});
        QVERIFY(check("no data"));
        // The window.
        scene.window.showRange({now - 1000h, now - 999h});
        scene.window.zoom(50, now);
        scene.window.goBack();
        QVERIFY(check("the window"));
        // Other traces, in its panel and beside it.
        scene.plot({ChartScene::series("dew", [](int) { return -40.0; })});
        scene.join("dew", 1);
        scene.join("ambient", 1);
        scene.window.showRange({now - 1h, now});
        QCOMPARE(scene.area.stack().panels().size(), 1);
        QCOMPARE(scene.panel(0).axes().size(), size_t(2));
        QCOMPARE(scene.panel(0).frameOf(ChartScene::ref("wind")).values, locked);
        scene.area.arranger().arrangeByUnit();
        scene.selection.setChosen(ChartScene::ref("dew"), false);
        QVERIFY(check("other traces"));
        scene.plot({ChartScene::series("wind", AxesScene::wave)});
        QVERIFY(check("its own trace"));
        // A panel of its own that goes back among others.
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; }),
                    ChartScene::series("dew", [](int) { return 40.0; }),
                    ChartScene::series("wind", [](int second) { return second * 1000.0; })});
        scene.area.arranger().separate(ChartScene::ref("dew"));
        QCOMPARE(scene.axis(1).plan().columns, QList<ColumnRef>{ChartScene::ref("dew")});
        scene.click(scene.onLock(1));
        const ValueSpan own = scene.values(1);
        QVERIFY(scene.axis(1).state().isLocked);
        QVERIFY2(own != scene.values(0), qPrintable(QStringLiteral("%1 %2").arg(own.low).arg(own.high)));
        scene.area.arranger().arrangeByUnit();
        QCOMPARE(scene.axis(0).plan().columns.size(), 2);
        QCOMPARE(scene.values(0), own);
        QVERIFY(scene.axis(0).state().isLocked);
        scene.selection.setChosen(ChartScene::ref("dew"), false);
        QCOMPARE(scene.values(0), own);
        QVERIFY(check("panels arranged by unit"));
        // The look of things.
        for (const ThemeKind kind : {ThemeKind::RedNight, ThemeKind::Light, ThemeKind::Dark}) {
            scene.area.setTheme(Theme::of(kind));
            QVERIFY(check("the theme"));
        }
        scene.area.resize(700, 300);
        QFont large = scene.area.font();
        large.setPointSizeF(large.pointSizeF() * 1.5);
        scene.area.setFont(large);
        QVERIFY(check("size and font"));
        // Gestures on it and beside it.
        QTest::mouseDClick(scene.overlay(), Qt::LeftButton, {}, scene.onAxis(1));
        QVERIFY(check("a double click on it"));
        QTest::mouseDClick(scene.overlay(), Qt::LeftButton, {}, scene.at(1, 0.5, 0.5));
        scene.area.followValues();
        QVERIFY(check("fit"));
        turnWheel(scene.overlay(), scene.onAxis(1), {0, 120});
        drag(scene.overlay(), scene.onAxis(1, 0.3), scene.onAxis(1, 0.6));
        drag(scene.overlay(), scene.at(1, 0.25, 0.2), scene.at(1, 0.75, 0.8), Qt::ShiftModifier);
        QVERIFY(check("wheel, drag and box"));
        QVERIFY(!scene.menuAction(1, u"Fixed range…"_qs)->isEnabled());
        QVERIFY(!scene.menuAction(1, u"Logarithmic"_qs)->isEnabled());
        // A restart.
        AxesScene again;
        again.selection.setArrangement(*arrangementFromJson(toJson(scene.selection.arrangement())));
        again.plot({ChartScene::series("wind", [](int) { return 1e6; })});
        QCOMPARE(again.values(1), locked);
        QVERIFY(again.axis(1).state().isLocked);
        // Only the person.
        QVERIFY(!scene.menuAction(1, u"Follow values"_qs)); // it says what it does
        scene.menuAction(1, u"Unlock and follow values"_qs)->trigger();
        QVERIFY(!scene.axis(1).state().isLocked);
        QVERIFY(scene.values(1) != locked);
    }

    void theLockGoesAndComesWithTheLastTraceOfItsAxis()
    {
        AxesScene scene;
        scene.click(scene.onLock(0));
        QVERIFY(scene.axis(0).state().isLocked);
        const ValueSpan locked = scene.values(0);
        scene.plot({ChartScene::series("dew", [](int) { return 40.0; })});
        scene.selection.setChosen(ChartScene::ref("ambient"), false);
        QCOMPARE(scene.values(1), locked); // one is left, in a panel that is the second now
        scene.selection.setChosen(ChartScene::ref("dew"), false);
        QVERIFY(scene.selection.arrangement().axes().isEmpty());
        scene.plot({ChartScene::series("dew", [](int) { return 40.0; })});
        QCOMPARE(scene.axis(1).plan().columns, QList<ColumnRef>{ChartScene::ref("dew")});
        QVERIFY(scene.axis(1).state().isLocked);
        QCOMPARE(scene.values(1), locked);

        scene.selection.setChosen(ChartScene::ref("dew"), false);
        scene.plot({ChartScene::series("ambient", [](int) { return 40.0; })}); // another takes the axis
        QVERIFY(!scene.axis(1).state().isLocked);
        QVERIFY(scene.values(1).contains(40));
        scene.plot({ChartScene::series("dew", [](int) { return 40.0; })});
        QCOMPARE(scene.axis(1).plan().columns.size(), 2);
        QVERIFY(!scene.axis(1).state().isLocked);
    }

    void whatAHeldAxisHidesIsTold()
    {
        AxesScene scene;
        const AxisId id = scene.panel(0).idOf(scene.axis(0));
        PlotArrangement arrangement = scene.selection.arrangement();
        arrangement.holdAxis(id, {.low = 0, .high = 20});
        scene.selection.setArrangement(arrangement);
        const auto told = [&](const std::function<double(int)> &dew) {
            scene.plot({ChartScene::series("ambient", [](int) { return 10.0; }), ChartScene::series("dew", dew),
                        ChartScene::series("wind", AxesScene::wave)});
            return scene.toldBeyond(0).join(u'|');
        };
        QCOMPARE(told([](int second) { return 24.3 + second % 7; }), u"▲ DEW, 4.3 °C above the axis"_qs);
        QCOMPARE(told([](int second) { return -40.0 - second % 7; }), u"▼ DEW, 40 °C below the axis"_qs);
        QCOMPARE(told([](int second) { return second == 1800 ? 19.0 : 30.0; }), QString()); // a spike is seen
        QCOMPARE(told([](int) { return std::numeric_limits<double>::quiet_NaN(); }), QString());
        QCOMPARE(told([](int) { return 30.0; }), u"▲ DEW, 10 °C above the axis"_qs);
        QVERIFY(scene.toldBeyond(1).isEmpty());

        // An arrowhead in the colour of text stands before it, below the names.
        const auto arrowPixels = [&](ThemeKind kind) {
            scene.area.setTheme(Theme::of(kind));
            const QImage image = scene.picture();
            const QPoint corner = scene.plotRect(0).topLeft().toPoint();
            int count = 0;
            for (int y = corner.y() + 16; y < corner.y() + 46; ++y) {
                for (int x = corner.x() + 4; x < corner.x() + 16; ++x)
                    count += image.pixelColor(x, y) == Theme::of(kind).text ? 1 : 0;
            }
            return count;
        };
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::RedNight, ThemeKind::Dark})
            QVERIFY2(arrowPixels(kind) > 5, qPrintable(QString::number(arrowPixels(kind))));
        arrangement.followAxis(id);
        scene.selection.setArrangement(arrangement);
        QVERIFY(scene.toldBeyond(0).isEmpty());
        QCOMPARE(arrowPixels(ThemeKind::Dark), 0);
    }

    void theLockIsSeenAndClicked()
    {
        AxesScene scene;
        const QRect area = scene.axis(1).labels().lockArea().translated(scene.panel(1).pos()).toAlignedRect();
        const QImage none = scene.picture().copy(area);
        moveMouse(scene.overlay(), scene.onAxis(1), Qt::NoButton);
        const QImage open = scene.picture().copy(area);
        QVERIFY(open != none);
        scene.click(scene.onLock(1));
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        const QImage locked = scene.picture().copy(area);
        QVERIFY(locked != none && locked != open);
        QVERIFY(!scene.axis(0).state().isLocked);
        scene.click(scene.onLock(1));
        QVERIFY(!scene.axis(1).state().isLocked);
        QVERIFY(scene.axis(1).state().held); // it stays until it is told to follow
        QCOMPARE(scene.picture().copy(area), none);
        scene.menuAction(1, u"Locked"_qs)->trigger();
        QVERIFY(scene.axis(1).state().isLocked);
    }

    void aDragOnAnAxisMovesItsValues()
    {
        AxesScene scene;
        const ValueSpan before = scene.values(1);
        const ValueSpan other = scene.values(0);
        drag(scene.overlay(), scene.onAxis(1, 0.3), scene.onAxis(1, 0.6));
        const ValueSpan after = scene.values(1);
        QVERIFY(std::abs(after.low - before.low - 0.3 * before.length()) < 0.02 * before.length());
        QVERIFY(std::abs(after.length() - before.length()) < 1e-9);
        QCOMPARE(scene.values(0), other);
        QCOMPARE(scene.window.range(), (TimeRange{now - 1h, now}));
        QTest::mouseDClick(scene.overlay(), Qt::LeftButton, {}, scene.onAxis(1));
        QCOMPARE(scene.values(1), before);

        QTest::mousePress(scene.overlay(), Qt::LeftButton, {}, scene.onAxis(1, 0.3));
        moveMouse(scene.overlay(), scene.onAxis(1, 0.8), Qt::LeftButton);
        QVERIFY(scene.values(1) != before);
        QTest::keyClick(scene.overlay(), Qt::Key_Escape);
        QTest::mouseRelease(scene.overlay(), Qt::LeftButton, {}, scene.onAxis(1, 0.8));
        QCOMPARE(scene.values(1), before);
        QVERIFY(!scene.axis(1).state().held);
    }

    void gesturesReachTheAxisUnderTheMouse()
    {
        AxesScene scene;
        scene.join("wind", 0);
        const ValueSpan ambient = scene.values(0, 0);
        const ValueSpan wind = scene.values(0, 1);
        turnWheel(scene.overlay(), scene.onAxis(0, 0.5, 1), {0, 120});
        QCOMPARE(scene.values(0, 0), ambient);
        QVERIFY(std::abs(scene.values(0, 1).length() / wind.length() - 0.8) < 0.01);
        scene.menuAction(0, u"Locked"_qs, 1)->trigger();
        QVERIFY(scene.axis(0, 1).state().isLocked);
        QVERIFY(!scene.axis(0, 0).state().isLocked);
    }

    void dragAndWheelOnTheTimeAxis()
    {
        AxesScene scene;
        const QRectF axis = scene.area.stack().timeAxisRect();
        const QRectF plot = scene.plotRect(0);
        const QPoint middle(int(plot.center().x()), int(axis.center().y()));
        turnWheel(scene.overlay(), middle, {0, 120});
        QCOMPARE(scene.window.range().length(), Duration(48min));
        scene.window.showRange({now - 1h, now});
        drag(scene.overlay(), middle, middle + QPoint(int(plot.width() / 4), 0));
        QVERIFY(std::chrono::abs(scene.window.range().to - (now - 15min)) < 20s);
        QCOMPARE(scene.window.range().length(), Duration(1h));
        moveMouse(scene.overlay(), middle, Qt::NoButton);
        QCOMPARE(scene.overlay()->cursor().shape(), Qt::SizeHorCursor);
    }

    void aTouchpadDoesNotJump()
    {
        AxesScene scene;
        const QPoint middle = scene.at(0, 0.5, 0.5);
        turnWheel(scene.overlay(), middle, {}, {}, {}, Qt::ScrollBegin);
        QCOMPARE(scene.window.range(), (TimeRange{now - 1h, now}));
        turnWheel(scene.overlay(), middle, {0, 20}, {1, 10}, {}, Qt::ScrollUpdate); // up: it zooms,
        const Timestamp held = scene.area.stack().timeScale().time(middle.x());
        turnWheel(scene.overlay(), middle, {20, 0}, {10, 2}, {}, Qt::ScrollUpdate); // and does not pan when it strays
        QVERIFY(std::chrono::abs(scene.area.stack().timeScale().time(middle.x()) - held) < 1s);
        const Duration before = scene.window.range().length();
        turnWheel(scene.overlay(), middle, {0, 99999}, {0, 20000}, {}, Qt::ScrollUpdate); // a burst
        QVERIFY(scene.window.range().length() > before / 4);
        turnWheel(scene.overlay(), middle, {}, {}, {}, Qt::ScrollEnd);
        scene.window.showRange({now - 1h, now});
        turnWheel(scene.overlay(), middle, {80, 2}, {40, 1}, {}, Qt::ScrollBegin); // the next one may go sideways
        const double width = scene.plotRect(0).width();
        QVERIFY(std::chrono::abs(scene.window.range().to - (now - Duration(qint64(40 / width * 3600e6)))) < 10s);
    }
};

QTEST_MAIN(TestChartAxes)
#include "tst_chartaxes.moc"
