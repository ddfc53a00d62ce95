// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartscene.h"
#include "ui/charts/panelstack.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

struct Fixture : ChartScene
{
    Fixture()
    {
        plot({series("ambient", [](int second) { return second / 600.0; })});
        window.showRange({now - 1h, now});
        overlay()->setFocus();
    }

    void click(double x) { QTest::mouseClick(overlay(), Qt::LeftButton, {}, at(0, x, 0.5)); }
    void move(double x, Qt::MouseButtons buttons)
    {
        const QPointF position = at(0, x, 0.5);
        QMouseEvent event(QEvent::MouseMove, position, overlay()->mapToGlobal(position), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(overlay(), &event);
    }
    void press(Qt::Key key) { QTest::keyClick(overlay(), key); }
    bool isAbout(std::optional<Timestamp> time, Timestamp expected) const
    {
        return time && std::chrono::abs(*time - expected) < 10s; // two pixels of an hour
    }
    TimeCursors &cursors() { return area.cursors(); }
    const Crosshair &crosshair() const { return area.overlay().crosshair(); }
    Timestamp timeAt(double x) const { return area.stack().timeScale().time(x); }
};

} // namespace

class TestMeasuring : public QObject
{
    Q_OBJECT

private slots:
    void twoClicksMeasure()
    {
        Fixture scene;
        const TimeRange before = scene.window.range();
        scene.click(0.5); // does not measure yet
        QVERIFY(!scene.cursors().isActive());
        scene.press(Qt::Key_M);
        scene.click(0.25);
        scene.click(0.75);
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::A), now - 45min));
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::B), now - 15min));
        QVERIFY(scene.window.range() == before); // nothing was dragged
    }

    void aCursorIsDragged()
    {
        Fixture scene;
        scene.press(Qt::Key_M);
        scene.click(0.25);
        scene.click(0.75);
        const TimeRange before = scene.window.range();
        QTest::mousePress(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 0.25, 0.3));
        scene.move(0.4, Qt::LeftButton);
        scene.move(0.5, Qt::LeftButton);
        QTest::mouseRelease(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 0.5, 0.3));
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::A), now - 30min));
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::B), now - 15min));
        QVERIFY(scene.window.range() == before);
        scene.move(0.6, Qt::NoButton); // let go
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::A), now - 30min));
    }

    void aCursorIsGrabbedAFewPixelsBesideIt()
    {
        Fixture scene;
        scene.press(Qt::Key_M);
        scene.click(0.25);
        scene.click(0.75);
        const TimeRange before = scene.window.range();
        QTest::mousePress(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 0.75, 0.3) + QPoint(4, 0));
        scene.move(0.9, Qt::LeftButton);
        scene.move(1.5, Qt::LeftButton); // beyond the plot
        QTest::mouseRelease(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 1, 0.3));
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::B), now));
        QVERIFY(scene.window.range() == before);
    }

    void besideTheCursorsItPans()
    {
        Fixture scene;
        scene.press(Qt::Key_M);
        scene.click(0.25);
        scene.click(0.75);
        QTest::mousePress(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 0.5, 0.5));
        scene.move(0.6, Qt::LeftButton);
        scene.move(0.7, Qt::LeftButton);
        scene.press(Qt::Key_Escape); // is the drag's
        QTest::mouseRelease(scene.overlay(), Qt::LeftButton, {}, scene.at(0, 0.7, 0.5));
        QVERIFY(scene.cursors().span().has_value());
        QVERIFY((scene.window.range() == TimeRange{now - 1h, now}));
    }

    void escapeTakesThemAway()
    {
        Fixture scene;
        scene.press(Qt::Key_M);
        scene.click(0.25);
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.cursors().isActive());
        scene.click(0.75);
        QVERIFY(!scene.cursors().isActive());
    }

    void keysAloneMeasure()
    {
        Fixture scene;
        const TimeRange before = scene.window.range();
        const double middle = scene.area.stack().allPlots().center().x();
        scene.press(Qt::Key_M);
        QVERIFY(!scene.crosshair().isVisible());
        scene.press(Qt::Key_Return); // it is seen before it is set
        QVERIFY(scene.crosshair().isVisible());
        QVERIFY(!scene.cursors().time(TimeCursors::A));
        for (int step = 0; step < 5; ++step)
            scene.press(Qt::Key_Left);
        QVERIFY(scene.crosshair().isVisible());
        scene.press(Qt::Key_Return);
        QVERIFY(scene.cursors().time(TimeCursors::A) == scene.timeAt(middle - 50));
        for (int step = 0; step < 10; ++step)
            scene.press(Qt::Key_Right);
        QTest::keyClick(scene.overlay(), Qt::Key_Right, Qt::ShiftModifier); // a pixel
        QTest::keyClick(scene.overlay(), Qt::Key_Enter, Qt::KeypadModifier);
        QVERIFY(scene.cursors().time(TimeCursors::B) == scene.timeAt(middle + 51));
        QVERIFY(scene.window.range() == before); // nothing has moved through time
        QVERIFY(!scene.crosshair().isVisible());
        scene.press(Qt::Key_Left); // but now it does again
        QVERIFY(scene.window.range().from < before.from);
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.cursors().isActive());
    }

    void keysGoOnFromTheMouse()
    {
        Fixture scene;
        scene.move(0.25, Qt::NoButton);
        scene.press(Qt::Key_M);
        scene.press(Qt::Key_Right);
        scene.press(Qt::Key_Return);
        QVERIFY(scene.cursors().time(TimeCursors::A) == scene.timeAt(scene.at(0, 0.25, 0.5).x() + 10));
        scene.move(0.75, Qt::NoButton);
        scene.press(Qt::Key_Return);
        QVERIFY(scene.cursors().time(TimeCursors::B) == scene.timeAt(scene.at(0, 0.75, 0.5).x()));
        QVERIFY(scene.crosshair().isVisible()); // where the mouse is
    }

    void keysStayInThePlots()
    {
        Fixture scene;
        scene.press(Qt::Key_M);
        for (int step = 0; step < 200; ++step)
            scene.press(Qt::Key_Right);
        scene.press(Qt::Key_Return);
        QVERIFY(scene.isAbout(scene.cursors().time(TimeCursors::A), now));
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.cursors().isActive());
        QVERIFY(!scene.crosshair().isVisible());
        scene.press(Qt::Key_Return); // nothing is waited for
        QVERIFY(!scene.cursors().isActive());
    }

    void theyArePainted()
    {
        Fixture scene;
        const QImage before = scene.picture();
        scene.press(Qt::Key_M);
        QVERIFY(scene.picture() != before); // says what to do
        scene.click(0.25);
        scene.click(0.75);
        const QPoint line = scene.at(0, 0.25, 0.5);
        const QImage after = scene.picture();
        const auto isAccent = [&](int x) { return after.pixelColor(x, line.y()) == Theme::of(ThemeKind::Dark).accent; };
        QVERIFY(isAccent(line.x()) || isAccent(line.x() - 1) || isAccent(line.x() + 1));
        const QPoint between = scene.at(0, 0.5, 0.9);
        QVERIFY(after.pixelColor(between) != before.pixelColor(between));
    }

    void theTimeAtTheCrosshairIsShownInTheTable()
    {
        Fixture scene;
        QSignalSpy wanted(&scene.area, &ChartArea::tableTimeWanted);
        scene.press(Qt::Key_T); // no crosshair
        QVERIFY(wanted.isEmpty());
        scene.move(0.5, Qt::NoButton);
        scene.press(Qt::Key_T);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(scene.isAbout(wanted.last().first().value<Timestamp>(), now - 30min));
    }

    void theMenuHasThemToo()
    {
        Fixture scene;
        QSignalSpy wanted(&scene.area, &ChartArea::tableTimeWanted);
        const QPoint place = scene.at(0, 0.25, 0.5);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, scene.overlay()->mapToGlobal(place));
        QCoreApplication::sendEvent(scene.overlay(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions()[0]->trigger();
        QVERIFY(scene.isAbout(wanted.last().first().value<Timestamp>(), now - 45min));
        QVERIFY(!menu->actions()[3]->isEnabled()); // nothing to end
        menu->actions()[2]->trigger();
        QVERIFY(scene.cursors().isActive());
        menu->close();
    }
};

QTEST_MAIN(TestMeasuring)
#include "tst_measuring.moc"
