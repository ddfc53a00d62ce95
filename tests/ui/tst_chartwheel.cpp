// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/chartscene.h"

#include <QDeadlineTimer>
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

/** The wheel and the touchpad over the charts. */
class TestChartWheel : public QObject
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

    void theWheelZoomsAtTheCursor()
    {
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.25, 0.5), {0, 120});
        const TimeRange range = m_scene->window.range();
        QVERIFY(std::abs(seconds(range.length()) - 2880) < 1);
        QVERIFY(isNear(range.from + range.length() / 4, now - 45min));
    }

    void theWheelZoomsAtTheCursorWhileLive()
    {
        m_scene->window.showLive(1h);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.25, 0.5), {0, -120});
        QVERIFY(m_scene->window.isLive()); // out
        m_scene->window.showLive(1h);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.97, 0.5), {0, 120});
        QVERIFY(m_scene->window.isLive());
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 48min, now}));
        m_scene->window.showLive(1h);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.25, 0.5), {0, 120});
        QVERIFY(!m_scene->window.isLive());
        const TimeRange range = m_scene->window.range();
        QVERIFY(std::abs(seconds(range.length()) - 2880) < 1);
        QVERIFY(isNear(range.from + range.length() / 4, now - 45min));
    }

    void aRunOfWheelStepsIsOneStepBack()
    {
        for (int i = 0; i < 5; ++i)
            turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120});
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void anotherGestureEndsARunOfWheelSteps()
    {
        QSignalSpy history(&m_scene->window, &TimeWindow::historyChanged);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120});
        QCOMPARE(history.count(), 1);
        QTest::keyClick(m_scene->overlay(), Qt::Key_Shift);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120});
        QCOMPARE(history.count(), 2);
    }

    void theReleaseOfShiftDividesNoRun()
    {
        QWidget *overlay = m_scene->overlay();
        const QPointF place = m_scene->at(0, 0.5, 0.5);
        QTest::keyPress(overlay, Qt::Key_Shift);
        turnWheel(overlay, place, {0, 120}, {}, Qt::ShiftModifier);
        turnWheel(overlay, place, {0, 120}, {}, Qt::ShiftModifier);
        QTest::keyRelease(overlay, Qt::Key_Shift);
        for (int i = 0; i < 3; ++i)
            turnWheel(overlay, place, {0, 120});
        m_scene->window.goBack();
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));
    }

    void aPauseEndsARunOfWheelSteps()
    {
        QSignalSpy history(&m_scene->window, &TimeWindow::historyChanged);
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 12});
        QCOMPARE(history.count(), 1);
        const QDeadlineTimer pause(800); // longer than what is still one run
        QTRY_VERIFY(pause.hasExpired());
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 12});
        QCOMPARE(history.count(), 2);
    }

    void shiftAndSidewaysPan()
    {
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120}, {}, Qt::ShiftModifier);
        QVERIFY(isNear(m_scene->window.range().to, now - 6min));
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {-120, 0});
        QVERIFY(isNear(m_scene->window.range().to, now));
    }

    void aTouchpadPansByThePixel()
    {
        const double width = m_scene->plotRect(0).width();
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {80, 0}, {40, 0}, {}, Qt::ScrollUpdate);
        QVERIFY(isNear(m_scene->window.range().to, now - Duration(qint64(40 / width * 3600e6))));
    }

    void aWheelThatTellsPixelsIsAWheel()
    {
        // As X11 tells a notch: with pixels, without a phase.
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120}, {0, 120});
        QVERIFY(std::abs(seconds(m_scene->window.range().length()) - 2880) < 1);
        m_scene->window.showRange({now - 1h, now});
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 120}, {0, 120}, Qt::ShiftModifier);
        QVERIFY(isNear(m_scene->window.range().to, now - 6min));
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {-120, 0}, {-120, 0}); // each notch by itself
        QVERIFY(isNear(m_scene->window.range().to, now));
    }

    void fingersOfX11KeepTheirDirection()
    {
        QWidget *overlay = m_scene->overlay();
        const QPointF place = m_scene->at(0, 0.5, 0.5);
        turnWheel(overlay, place, {2, 15}, {2, 15});
        const Duration length = m_scene->window.range().length();
        turnWheel(overlay, place, {15, 8}, {15, 8});
        QVERIFY(m_scene->window.range().length() < length); // zooms on, and does not pan
    }

    void theWheelOnAnAxisZoomsItsValues()
    {
        const ValueSpan before = m_scene->panel(1).frame().values;
        const ValueSpan other = m_scene->panel(0).frame().values;
        const QPointF axis(20, m_scene->plotRect(1).center().y());
        turnWheel(m_scene->overlay(), axis, {0, 120});
        const ValueSpan after = m_scene->panel(1).frame().values;
        QVERIFY(std::abs(after.length() / before.length() - 0.8) < 0.01);
        QVERIFY(m_scene->panel(1).axes().front()->state().held.has_value());
        QCOMPARE(m_scene->panel(0).frame().values, other);
        QCOMPARE(m_scene->window.range(), (TimeRange{now - 1h, now}));

        QTest::mouseDClick(m_scene->overlay(), Qt::LeftButton, {}, axis.toPoint());
        QCOMPARE(m_scene->panel(1).frame().values, before);
    }

    void aBurstThatWasHeldUpIsNoJump()
    {
        turnWheel(m_scene->overlay(), m_scene->at(0, 0.5, 0.5), {0, 50 * 120});
        QVERIFY(std::abs(seconds(m_scene->window.range().length()) - 3600 * std::pow(0.8, 4)) < 1);
    }

    void fingersThatGoAstrayDoWhatTheyBeganWith()
    {
        QWidget *overlay = m_scene->overlay();
        const QPointF place = m_scene->at(0, 0.5, 0.5);
        turnWheel(overlay, place, {0, 80}, {0, 40}, Qt::NoModifier, Qt::ScrollBegin);
        const Duration length = m_scene->window.range().length();
        QVERIFY(length < Duration(1h));
        turnWheel(overlay, place, {60, 20}, {30, 10}, Qt::NoModifier, Qt::ScrollUpdate);
        QVERIFY(m_scene->window.range().length() < length); // zooms on, and does not pan
    }
};

QTEST_MAIN(TestChartWheel)
#include "tst_chartwheel.moc"
