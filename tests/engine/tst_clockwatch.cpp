// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/clockwatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** The host's clock, set by an offset. */
class SteppingClock final : public Clock
{
public:
    Timestamp now() const override { return SystemClock().now() + offset; }
    Duration offset{};
};

} // namespace

class TestClockWatch : public QObject
{
    Q_OBJECT

private slots:
    void tellsAStepAndItsDirection_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("forward") << qint64(3600) << u"forward by 36"_qs;
        QTest::newRow("back") << qint64(-3600) << u"back by 3"_qs;
    }
    void tellsAStepAndItsDirection()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        SteppingClock clock;
        ClockWatch watch(clock);
        QSignalSpy events(&watch, &ClockWatch::eventRaised);
        watch.start();
        clock.offset = std::chrono::seconds(seconds);
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 1, 5000);
        const auto event = events.first().first().value<Event>();
        QCOMPARE(event.kind, EventKind::ClockStepped);
        QVERIFY2(event.text.contains(text), qPrintable(event.text));
    }

    void aGoodClockIsNoEvent()
    {
        SteppingClock clock;
        ClockWatch watch(clock);
        QSignalSpy events(&watch, &ClockWatch::eventRaised);
        watch.start();
        clock.offset = 100ms; // slewing
        // Two comparisons pass, then a real step shows that it was watching.
        QTest::qWait(2200);
        QCOMPARE(events.count(), 0);
        clock.offset = 10s;
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 1, 5000);
    }
};

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clockwatch.moc"
