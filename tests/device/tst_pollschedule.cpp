// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/pollschedule.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Timestamp at(Duration sinceEpoch)
{
    return Timestamp(sinceEpoch);
}

} // namespace

class TestPollSchedule : public QObject
{
    Q_OBJECT

private slots:
    void findsTheNextTick_data();
    void findsTheNextTick();
    void keepsToTheGrid();
    void survivesSteps_data();
    void survivesSteps();
    void stops();
};

void TestPollSchedule::findsTheNextTick_data()
{
    QTest::addColumn<qint64>("now"); // µs
    QTest::addColumn<qint64>("interval");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("between") << qint64(7'200'000) << qint64(5'000'000) << qint64(2'800'000);
    QTest::newRow("on a tick: the next one") << qint64(10'000'000) << qint64(5'000'000) << qint64(5'000'000);
    QTest::newRow("just before") << qint64(9'999'999) << qint64(5'000'000) << qint64(1);
    QTest::newRow("before 1970") << qint64(-1) << qint64(5'000'000) << qint64(1);
    QTest::newRow("odd interval") << qint64(1'000'000) << qint64(300'000) << qint64(200'000);
}

void TestPollSchedule::findsTheNextTick()
{
    QFETCH(qint64, now);
    QFETCH(qint64, interval);
    QFETCH(qint64, expected);
    QCOMPARE(PollSchedule::untilNextTick(fromMicroseconds(now), Duration(interval)).count(), expected);
}

void TestPollSchedule::keepsToTheGrid()
{
    const Duration interval = 40ms;
    const SystemClock clock;
    PollSchedule schedule(clock, interval);
    QList<Timestamp> turns;
    connect(&schedule, &PollSchedule::due, this, [&] { turns.append(clock.now()); });
    schedule.start();
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 10, 4000);
    schedule.stop();
    for (qsizetype i = 1; i < turns.size(); ++i) // each tick once, none early: a late one may skip the next
        QVERIFY(floorTo(turns[i], interval) > floorTo(turns[i - 1], interval));
    const auto isPrompt = [&](Timestamp turn) { return turn - floorTo(turn, interval) < interval / 2; };
    QVERIFY(std::count_if(turns.begin(), turns.end(), isPrompt) >= turns.size() / 2); // the machine may be busy
}

void TestPollSchedule::survivesSteps_data()
{
    QTest::addColumn<qint64>("step"); // ms
    QTest::newRow("an hour back") << qint64(-3'600'000);
    QTest::newRow("an hour on") << qint64(3'600'000);
    QTest::newRow("to before 1970") << qint64(-3'000'000'000'000);
    QTest::newRow("to just before a tick") << qint64(-10);
}

void TestPollSchedule::survivesSteps()
{
    QFETCH(qint64, step);
    ManualClock clock(at(1'800'000'000s));
    PollSchedule schedule(clock, 50ms);
    int turns = 0;
    connect(&schedule, &PollSchedule::due, this, [&] { ++turns; });
    schedule.start();
    clock.advance(std::chrono::milliseconds(step));
    QTRY_VERIFY_WITH_TIMEOUT(turns >= 1, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(turns >= 3, 1000); // and a clock that stands does not stop it
}

void TestPollSchedule::stops()
{
    const SystemClock clock;
    PollSchedule schedule(clock, 10ms);
    int turns = 0;
    connect(&schedule, &PollSchedule::due, this, [&] { ++turns; });
    schedule.start();
    QVERIFY(schedule.isRunning());
    QTRY_VERIFY(turns > 0);
    schedule.stop();
    QVERIFY(!schedule.isRunning());
    const int before = turns;
    QTest::qWait(50);
    QCOMPARE(turns, before);
}

QTEST_GUILESS_MAIN(TestPollSchedule)
#include "tst_pollschedule.moc"
