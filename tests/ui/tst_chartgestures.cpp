// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/chartscene.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

double seconds(Duration duration)
{
    return double(duration.count()) / 1e6;
}

bool isNear(Timestamp a, Timestamp b)
{
    return std::chrono::abs(a - b) < 10s; // two pixels of an hour
}

} // namespace

class TestChartGestures : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ChartScene> m_scene;

private slots:
    void init()
    {
        m_scene = std::make_unique<ChartScene>();
        m_scene->plot({ChartScene::series("ambient", [](int second) { return 10 + second / 3600.0; }),
                       ChartScene::series("wind", [](int second) { return 20 + 5 * std::sin(second / 300.0); })});
        m_scene->window.showRange({now - 1h, now});
    }
    void cleanup() { m_scene.reset(); }

    void dragKeepsTheInstantUnderTheCursor()
    {
        const QPoint from = m_scene->at(0, 0.5, 0.5);
        drag(m_scene->overlay(), from, from + QPoint(200, 10));
        const TimeScale scale = m_scene->area.stack().timeScale();
        QVERIFY(isNear(scale.time(from.x() + 200), now - 30min));
        QCOMPARE(m_scene->window.range().length(), Duration(1h));
        m_scene->window.goBack(); // one step
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void dragStopsFollowing()
    {
        m_scene->window.showLive(1h);
        drag(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), m_scene->at(0, 0.7, 0.5));
        QVERIFY(!m_scene->window.isLive());
    }

    void escapePutsADragBack()
    {
        m_scene->window.showLive(1h);
        const QPoint from = m_scene->at(0, 0.5, 0.5);
        QTest::mousePress(m_scene->overlay(), Qt::LeftButton, {}, from);
        moveMouse(m_scene->overlay(), from + QPoint(100, 0), Qt::LeftButton);
        QVERIFY(!m_scene->window.isLive());
        QTest::keyClick(m_scene->overlay(), Qt::Key_Escape);
        QVERIFY(m_scene->window.isLive());
        moveMouse(m_scene->overlay(), from + QPoint(200, 0), Qt::LeftButton);
        QVERIFY(m_scene->window.isLive());
        QTest::mouseRelease(m_scene->overlay(), Qt::LeftButton, {}, from);
    }

    void escapeOnADragStraightDownLeavesTheWindow()
    {
        m_scene->window.showRange({now - 3h, now - 2h});
        const QPoint from = m_scene->at(0, 0.5, 0.1);
        QTest::mousePress(m_scene->overlay(), Qt::LeftButton, {}, from);
        moveMouse(m_scene->overlay(), from + QPoint(0, 60), Qt::LeftButton);
        moveMouse(m_scene->overlay(), from + QPoint(2, 120), Qt::LeftButton);
        QTest::keyClick(m_scene->overlay(), Qt::Key_Escape);
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 3h, now - 2h}));
        QTest::mouseRelease(m_scene->overlay(), Qt::LeftButton, {}, from + QPoint(2, 120));
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 3h, now - 2h}));
    }

    void aDragStraightDownGoesOnFollowing()
    {
        m_scene->window.showLive(1h);
        const QPoint from = m_scene->at(0, 0.5, 0.1);
        QTest::mousePress(m_scene->overlay(), Qt::LeftButton, {}, from);
        moveMouse(m_scene->overlay(), from + QPoint(0, 60), Qt::LeftButton);
        m_scene->window.advance(now + 1min);
        moveMouse(m_scene->overlay(), from + QPoint(0, 120), Qt::LeftButton);
        QTest::mouseRelease(m_scene->overlay(), Qt::LeftButton, {}, from + QPoint(0, 120));
        QVERIFY(m_scene->window.isLive());
    }

    void aStrayKeyDividesNoDrag_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("shift") << Qt::Key_Shift;
        QTest::newRow("control") << Qt::Key_Control;
        QTest::newRow("a letter") << Qt::Key_X;
    }
    void aStrayKeyDividesNoDrag()
    {
        QFETCH(Qt::Key, key);
        QWidget *overlay = m_scene->overlay();
        const QPoint from = m_scene->at(0, 0.2, 0.5);
        QTest::mousePress(overlay, Qt::LeftButton, {}, from);
        moveMouse(overlay, from + QPoint(100, 0), Qt::LeftButton);
        QTest::keyClick(overlay, key);
        moveMouse(overlay, from + QPoint(200, 0), Qt::LeftButton);
        moveMouse(overlay, from + QPoint(300, 0), Qt::LeftButton);
        QTest::mouseRelease(overlay, Qt::LeftButton, {}, from + QPoint(300, 0));
        QVERIFY(m_scene->window.range().to < now - 20min);
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aHandThatTremblesDoesNotDrag()
    {
        m_scene->window.showLive(1h);
        const QPoint from = m_scene->at(0, 0.5, 0.5);
        drag(m_scene->overlay(), from, from + QPoint(3, 0));
        QVERIFY(m_scene->window.isLive());
    }

    void aClickDoesNothing()
    {
        QTest::mouseClick(m_scene->overlay(), Qt::LeftButton, {}, m_scene->at(0, 0.5, 0.5));
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aBoxInOnePanelZoomsTimeAndValues()
    {
        const PanelFrame frame = m_scene->panel(1).frame();
        drag(m_scene->overlay(), m_scene->at(1, 0.25, 0.2), m_scene->at(1, 0.75, 0.8), Qt::ShiftModifier);
        QVERIFY(isNear(m_scene->window.range().from, now - 45min));
        QVERIFY(isNear(m_scene->window.range().to, now - 15min));
        const ValueSpan values = m_scene->panel(1).frame().values;
        QVERIFY(std::abs(values.low - (frame.values.low + 0.2 * frame.values.length())) < 0.1);
        QVERIFY(std::abs(values.high - (frame.values.high - 0.2 * frame.values.length())) < 0.1);
    }

    void aFlatBoxZoomsTimeOnly()
    {
        drag(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), m_scene->at(0, 0.25, 0.52), Qt::ShiftModifier);
        QVERIFY(isNear(m_scene->window.range().from, now - 45min));
        QVERIFY(isNear(m_scene->window.range().to, now - 30min));
        QVERIFY(!m_scene->panel(0).axes().front()->state().held.has_value());
    }

    void aBoxAsThinAsALineIsAClick()
    {
        const QPoint from = m_scene->at(0, 0.5, 0.2);
        drag(m_scene->overlay(), from, from + QPoint(3, 80), Qt::ShiftModifier);
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aBoxOverTwoPanelsZoomsTimeOnly()
    {
        drag(m_scene->overlay(), m_scene->at(0, 0.25, 0.5), m_scene->at(1, 0.75, 0.5), Qt::ShiftModifier);
        QVERIFY(isNear(m_scene->window.range().from, now - 45min));
        QVERIFY(!m_scene->panel(0).axes().front()->state().held.has_value()
                && !m_scene->panel(1).axes().front()->state().held.has_value());
    }

    void escapeTakesABoxAway()
    {
        QTest::mousePress(m_scene->overlay(), Qt::LeftButton, Qt::ShiftModifier, m_scene->at(0, 0.25, 0.2));
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.75, 0.8), Qt::LeftButton, Qt::ShiftModifier);
        QTest::keyClick(m_scene->overlay(), Qt::Key_Escape);
        QTest::mouseRelease(m_scene->overlay(), Qt::LeftButton, Qt::ShiftModifier, m_scene->at(0, 0.75, 0.8));
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
        QVERIFY(!m_scene->panel(0).axes().front()->state().held.has_value());
    }

    void aDoubleClickAsksForEverything()
    {
        QSignalSpy fit(&m_scene->area, &ChartArea::fitRequested);
        turnWheel(m_scene->overlay(), QPointF(20, m_scene->plotRect(0).center().y()), {0, 120});
        QVERIFY(m_scene->panel(0).axes().front()->state().held.has_value());
        QTest::mouseDClick(m_scene->overlay(), Qt::LeftButton, {}, m_scene->at(1, 0.5, 0.5));
        QCOMPARE(fit.count(), 1);
        QVERIFY(!m_scene->panel(0).axes().front()->state().held.has_value());
    }

    void keys_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<int>("from"); // minutes before now
        QTest::addColumn<int>("to");
        QTest::newRow("left") << Qt::Key_Left << 66 << 6;
        QTest::newRow("right") << Qt::Key_Right << 54 << -6;
        QTest::newRow("up") << Qt::Key_Up << 54 << 6;
        QTest::newRow("plus") << Qt::Key_Plus << 54 << 6;
    }

    void keys()
    {
        QFETCH(Qt::Key, key);
        QFETCH(int, from);
        QFETCH(int, to);
        QTest::keyClick(m_scene->overlay(), key);
        QCOMPARE(m_scene->window.range(),
                 (TimeRange{now - std::chrono::minutes(from), now - std::chrono::minutes(to)}));
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aHeldKeyIsOneStepBack()
    {
        QWidget *overlay = m_scene->overlay();
        overlay->setFocus();
        const auto repeat = [&](QEvent::Type type) {
            QKeyEvent event(type, Qt::Key_Left, Qt::NoModifier, QString(), true);
            QCoreApplication::sendEvent(overlay, &event);
        };
        QTest::keyPress(overlay, Qt::Key_Left);
        for (int i = 0; i < 3; ++i) {
            repeat(QEvent::KeyRelease); // X sends these too
            repeat(QEvent::KeyPress);
        }
        QTest::keyRelease(overlay, Qt::Key_Left);
        QVERIFY(isNear(m_scene->window.range().to, now - 24min));
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aKeyWhoseReleaseGoesElsewhereEndsItsStep()
    {
        QWidget *overlay = m_scene->overlay();
        overlay->setFocus();
        QTest::keyPress(overlay, Qt::Key_Left);
        overlay->clearFocus();
        const TimeRange moved = m_scene->window.range();
        m_scene->window.pan(-1h);
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), moved);
    }

    void keysZoomOutAndGoLive()
    {
        QTest::keyClick(m_scene->overlay(), Qt::Key_Minus);
        QCOMPARE(m_scene->window.range().length(), Duration(75min));
        QTest::keyClick(m_scene->overlay(), Qt::Key_Down);
        QVERIFY(m_scene->window.range().length() > 90min);
        QTest::keyClick(m_scene->overlay(), Qt::Key_Home);
        QVERIFY(m_scene->window.isLive());
    }

    void keysZoomWhatIsFollowed()
    {
        m_scene->window.showLive(1h);
        QTest::keyClick(m_scene->overlay(), Qt::Key_Plus);
        QVERIFY(m_scene->window.isLive());
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 48min, now}));
    }

    void shortcutsOfTheMainWindowPass()
    {
        QTest::keyClick(m_scene->overlay(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void backAndForwardButtons()
    {
        m_scene->window.showRange({now - 3h, now - 2h});
        QTest::mouseClick(m_scene->overlay(), Qt::BackButton, {}, m_scene->at(0, 0.5, 0.5));
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
        QTest::mouseClick(m_scene->overlay(), Qt::ForwardButton, {}, m_scene->at(0, 0.5, 0.5));
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 3h, now - 2h}));
    }

    void aQuickSecondClickCountsToo()
    {
        const QPoint place = m_scene->at(0, 0.5, 0.5);
        m_scene->window.showRange({now - 3h, now - 2h});
        m_scene->window.showRange({now - 5h, now - 4h});
        clickTwice(m_scene->overlay(), Qt::BackButton, place);
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
        const ValueAxis &axis = *m_scene->panel(0).axes().front();
        clickTwice(m_scene->overlay(), Qt::LeftButton,
                   (axis.labels().lockArea().center() + m_scene->panel(0).pos()).toPoint());
        QVERIFY(!axis.state().isLocked); // locked, and unlocked again
    }

    void theCrosshairReadsTheSeries()
    {
        const QPoint cursor = m_scene->at(0, 0.5, 0.5);
        moveMouse(m_scene->overlay(), cursor, Qt::NoButton);
        const Crosshair &crosshair = m_scene->area.overlay().crosshair();
        QVERIFY(crosshair.isVisible());
        const Timestamp time = m_scene->area.stack().timeScale().time(cursor.x());
        const auto second = std::llround(seconds(time - (now - 1h)));
        const auto number = [](double value) { return QString::number(value, 'g', 7); };
        QCOMPARE(crosshair.readout().lines.size(), 2);
        QCOMPARE(crosshair.readout().lines[0].value, number(10 + double(second) / 3600.0) + QStringLiteral(" °C"));
        QCOMPARE(crosshair.readout().lines[1].value,
                 number(20 + 5 * std::sin(double(second) / 300.0)) + QStringLiteral(" mph"));
        const Timestamp sample = now - 1h + std::chrono::seconds(second);
        for (const ReadoutLine &line : crosshair.readout().lines)
            QVERIFY2(line.age.startsWith(clockLabel(sample, ShownTime(), 1h)), qPrintable(line.age));
        QCOMPARE(crosshair.readout().lines[1].label, QStringLiteral("WIND"));
        QVERIFY(m_scene->area.stack().allPlots().contains(crosshair.box()));

        moveMouse(m_scene->overlay(), {5, 5}, Qt::NoButton);
        QVERIFY(!crosshair.isVisible());
    }

    void aBoxIsDrawnWithoutTheCrosshair()
    {
        const Crosshair &crosshair = m_scene->area.overlay().crosshair();
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.2, 0.3), Qt::NoButton);
        QVERIFY(crosshair.isVisible());
        QTest::mousePress(m_scene->overlay(), Qt::LeftButton, Qt::ShiftModifier, m_scene->at(0, 0.2, 0.3));
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.4, 0.5), Qt::LeftButton, Qt::ShiftModifier);
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.5, 0.6), Qt::LeftButton, Qt::ShiftModifier);
        QVERIFY(!crosshair.isVisible());
        QTest::mouseRelease(m_scene->overlay(), Qt::LeftButton, Qt::ShiftModifier, m_scene->at(0, 0.5, 0.6));
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.3, 0.3), Qt::NoButton);
        QVERIFY(crosshair.isVisible());
    }

    void manyReadingsStandSideBySide()
    {
        QList<Series> many;
        for (int i = 0; i < 15; ++i)
            many.append(
                ChartScene::series(QByteArray("c" + QByteArray::number(i)).constData(), [](int) { return 1.0; }));
        m_scene->area.resize(1100, 1200);
        m_scene->plot(many);
        moveMouse(m_scene->overlay(), m_scene->at(3, 0.5, 0.5), Qt::NoButton);
        const Crosshair &crosshair = m_scene->area.overlay().crosshair();
        QCOMPARE(crosshair.readout().lines.size(), 15);
        QVERIFY(crosshair.box().height() < 190);
    }

    void panelsWithoutRoomAreScrolledTo()
    {
        QList<Series> many;
        for (int i = 0; i < 15; ++i)
            many.append(
                ChartScene::series(QByteArray("c" + QByteArray::number(i)).constData(), [](int) { return 1.0; }));
        const auto *bar = m_scene->area.findChild<QScrollBar *>();
        QVERIFY(bar && !bar->isVisible());
        const int pixelsBefore = m_scene->area.plotPixels();
        m_scene->plot(many);
        QVERIFY(bar->isVisible());
        QVERIFY(m_scene->area.plotPixels() < pixelsBefore); // the bar covers no reading
        for (int i = 0; i < 15; ++i)
            QVERIFY(m_scene->panel(i).height() >= 60);
        QTest::keyClick(m_scene->overlay(), Qt::Key_PageUp);
        QTest::keyClick(m_scene->overlay(), Qt::Key_PageUp);
        QTest::keyClick(m_scene->overlay(), Qt::Key_PageUp);
        QCOMPARE(bar->value(), 0);
        QVERIFY(m_scene->panel(0).y() >= 0);
        QCOMPARE(m_scene->area.stack().panelAt(m_scene->at(0, 0.5, 0.5)), &m_scene->panel(0));
        QVERIFY(!m_scene->area.stack().panelAt(QPointF(450, m_scene->area.height() - 2))); // the time axis
        QVERIFY(m_scene->area.stack().allPlots().bottom() <= m_scene->area.height());

        const TimeRange before = m_scene->window.range();
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, -120}, {}, Qt::ControlModifier);
        QVERIFY(bar->value() > 0);
        QCOMPARE(m_scene->window.range(), before); // it did not zoom
        const int scrolled = bar->value();
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, -14}, {0, -7}, Qt::ControlModifier,
                  Qt::ScrollUpdate);
        QCOMPARE(bar->value(), scrolled + 7); // a touchpad scrolls by the pixel
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120}, {0, 120}, Qt::ControlModifier);
        QCOMPARE(bar->value(), 7); // and a wheel of X11, which tells pixels too, as far as it came
        for (int page = 0; page < 5; ++page)
            QTest::keyClick(m_scene->overlay(), Qt::Key_PageDown);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(m_scene->panel(14).geometry().bottom() < m_scene->area.height());
        moveMouse(m_scene->overlay(), m_scene->at(14, 0.5, 0.5), Qt::NoButton);
        const Crosshair &crosshair = m_scene->area.overlay().crosshair();
        QVERIFY(crosshair.isVisible());
        QVERIFY(crosshair.readout().lines.size() < 8); // of the panels that are seen
        QCOMPARE(crosshair.readout().lines.last().label, QStringLiteral("c14"));
        QCOMPARE(m_scene->area.toImage().width(), m_scene->overlay()->width()); // without the bar

        m_scene->selection.clear();
        QVERIFY(!bar->isVisible());
    }

    void whatIsThereAtTheStartIsSeenFromTheTop()
    {
        ChartScene scene;
        QList<ColumnRef> columns;
        QHash<ColumnRef, Column> known;
        for (int i = 0; i < 15; ++i) {
            columns.append(ChartScene::ref("c" + QByteArray::number(i)));
            known.insert(columns.last(), {.name = columns.last().column, .unit = QString::number(i)});
        }
        const PanelStack &stack = scene.area.stack();
        scene.selection.choose(columns.first(8));
        scene.selection.choose(columns.first(14)); // of a device that has come later
        QVERIFY(stack.scrollLength() > 0);
        QCOMPARE(stack.scroll(), 0);
        scene.area.setColumns(known); // other panels: each has a unit now
        QCOMPARE(stack.panels().size(), 14);
        QCOMPARE(stack.scroll(), 0);
        scene.selection.setChosen(columns.last(), true);
        QVERIFY(stack.allPlots().contains(scene.plotRect(14).center()));
        scene.selection.setChosen(columns.first(), true); // it is there: it is shown
        QVERIFY(stack.allPlots().contains(scene.plotRect(0).center()));
        scene.area.arranger().placeAt(columns.first(), 15);
        QVERIFY(stack.allPlots().contains(scene.plotRect(14).center()));
    }

    void aNewPanelIsScrolledTo()
    {
        QList<Series> many;
        for (int i = 0; i < 14; ++i)
            many.append(
                ChartScene::series(QByteArray("c" + QByteArray::number(i)).constData(), [](int) { return 1.0; }));
        m_scene->plot(many);
        many.append(ChartScene::series("c14", [](int) { return 1.0; }));
        m_scene->plot(many);
        const QRectF seen = m_scene->area.stack().allPlots();
        QVERIFY(seen.contains(m_scene->plotRect(14).center()));
    }

    void theCursorSaysWhatCanBeDone()
    {
        moveMouse(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), Qt::NoButton);
        QCOMPARE(m_scene->overlay()->cursor().shape(), Qt::CrossCursor);
        moveMouse(m_scene->overlay(), {20, m_scene->plotRect(0).center().y()}, Qt::NoButton);
        QCOMPARE(m_scene->overlay()->cursor().shape(), Qt::SizeVerCursor);
    }

    void theKeyboardReachesTheChart()
    {
        m_scene->area.setFocus(Qt::TabFocusReason);
        QCOMPARE(m_scene->area.focusProxy(), m_scene->overlay());
        QVERIFY(!m_scene->overlay()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestChartGestures)
#include "tst_chartgestures.moc"
