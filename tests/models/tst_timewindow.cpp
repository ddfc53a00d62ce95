// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timewindow.h"

#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = Timestamp(1795471448s);

}

class TestTimeWindow : public QObject
{
    Q_OBJECT

private slots:
    void startsLiveWithAnHour()
    {
        const TimeWindow window(now);
        QVERIFY(window.isLive());
        QCOMPARE(window.range(), (TimeRange{now - 1h, now}));
    }

    void liveFollowsTheClockWithoutHistory()
    {
        TimeWindow window(now);
        window.showLive(5min);
        QSignalSpy history(&window, &TimeWindow::historyChanged);
        window.advance(now + 10s);
        QCOMPARE(window.range(), (TimeRange{now + 10s - 5min, now + 10s}));
        QCOMPARE(history.count(), 0);
    }

    void panningStopsFollowing()
    {
        TimeWindow window(now);
        QSignalSpy live(&window, &TimeWindow::liveChanged);
        window.pan(-10min);
        QVERIFY(!window.isLive());
        QCOMPARE(live.count(), 1);
        window.advance(now + 10s);
        QCOMPARE(window.range(), (TimeRange{now - 70min, now - 10min}));
        window.resumeLive();
        QVERIFY(window.isLive());
        QCOMPARE(window.range(), (TimeRange{now + 10s - 1h, now + 10s}));
    }

    void zoomKeepsTheAnchor()
    {
        TimeWindow window(now);
        window.showRange({now - 4h, now});
        window.zoom(0.5, now - 3h); // a quarter from the left
        QCOMPARE(window.range(), (TimeRange{now - 3h - 30min, now - 1h - 30min}));
        window.zoom(2.0, now - 3h);
        QCOMPARE(window.range(), (TimeRange{now - 4h, now}));
    }

    void zoomWhileLive_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<int>("anchor"); // minutes before now
        QTest::addColumn<bool>("isLive");
        QTest::addColumn<int>("from"); // minutes before now
        QTest::addColumn<int>("to");
        QTest::newRow("in, at the left") << 0.5 << 50 << false << 55 << 25;
        QTest::newRow("in, beside the end") << 0.5 << 10 << false << 35 << 5;
        QTest::newRow("in, near the end") << 0.5 << 4 << true << 30 << 0;
        QTest::newRow("in, at the end") << 0.5 << 0 << true << 30 << 0;
        QTest::newRow("out") << 2.0 << 50 << true << 120 << 0; // nothing is to be seen after now
    }
    void zoomWhileLive()
    {
        QFETCH(double, factor);
        QFETCH(int, anchor);
        QFETCH(bool, isLive);
        QFETCH(int, from);
        QFETCH(int, to);
        TimeWindow window(now);
        window.zoom(factor, now - std::chrono::minutes(anchor));
        QCOMPARE(window.isLive(), isLive);
        QCOMPARE(window.range(), (TimeRange{now - std::chrono::minutes(from), now - std::chrono::minutes(to)}));
        window.goBack();
        QVERIFY(window.isLive());
        QCOMPARE(window.range(), (TimeRange{now - 1h, now}));
    }

    void zoomHasLimits()
    {
        TimeWindow window(now);
        window.showRange({now - 1s, now});
        window.zoom(1e-9, now);
        QCOMPARE(window.range().length(), TimeWindow::shortest);
        window.zoom(1e30, now);
        QCOMPARE(window.range().length(), TimeWindow::longest);
    }

    void backAndForward()
    {
        TimeWindow window(now);
        QVERIFY(!window.canGoBack());
        window.showRange({now - 2h, now - 1h});
        window.pan(-1h);
        window.goBack();
        QCOMPARE(window.range(), (TimeRange{now - 2h, now - 1h}));
        window.advance(now + 1min);
        window.goBack();
        QVERIFY(window.isLive());
        QCOMPARE(window.range().to, now + 1min);
        QVERIFY(!window.canGoBack());
        window.goForward();
        window.goForward();
        QCOMPARE(window.range(), (TimeRange{now - 3h, now - 2h}));
        QVERIFY(!window.canGoForward());
        window.goBack();
        window.showLive(5min);
        QVERIFY(!window.canGoForward());
    }

    void aGestureIsOneStep()
    {
        TimeWindow window(now);
        window.beginGesture();
        for (int step = 0; step < 20; ++step)
            window.pan(-1min);
        window.endGesture();
        QCOMPARE(window.range().to, now - 20min);
        window.goBack();
        QCOMPARE(window.range().to, now);
        QVERIFY(!window.canGoBack());
    }

    void aGestureThatGoesOnAfterAStepBackIsAnother()
    {
        TimeWindow window(now);
        window.showRange({now - 2h, now - 1h});
        window.beginGesture();
        window.pan(-1h);
        window.goBack();
        window.pan(-2h);
        window.goBack();
        QCOMPARE(window.range(), (TimeRange{now - 2h, now - 1h}));
        window.goForward();
        window.pan(-1h);
        QVERIFY(!window.canGoForward());
        window.goBack();
        QCOMPARE(window.range(), (TimeRange{now - 4h, now - 3h}));
    }

    void aGestureIsCancelled()
    {
        TimeWindow window(now);
        window.showRange({now - 2h, now - 1h});
        window.beginGesture();
        window.cancelGesture(); // nothing was changed
        QCOMPARE(window.range(), (TimeRange{now - 2h, now - 1h}));
        window.beginGesture();
        window.pan(-1h);
        window.pan(-1h);
        window.cancelGesture();
        QCOMPARE(window.range(), (TimeRange{now - 2h, now - 1h}));
        window.cancelGesture(); // there is none
        QCOMPARE(window.range(), (TimeRange{now - 2h, now - 1h}));
    }

    void theSameViewIsNoStep()
    {
        TimeWindow window(now);
        QSignalSpy range(&window, &TimeWindow::rangeChanged);
        window.showLive(1h);
        window.resumeLive();
        QVERIFY(!window.canGoBack());
        QCOMPARE(range.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_timewindow.moc"
