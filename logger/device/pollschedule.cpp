// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/pollschedule.h"

#include <limits>

namespace mtnops {

namespace {

/** Timers count whole milliseconds by another clock than ours: this much before the tick is early, not a step. */
constexpr Duration earliness = std::chrono::milliseconds(20);

std::chrono::milliseconds sleepFor(Duration duration)
{
    return std::min(std::chrono::ceil<std::chrono::milliseconds>(duration),
                    std::chrono::milliseconds(std::numeric_limits<int>::max()));
}

} // namespace

PollSchedule::PollSchedule(const Clock &clock, Duration interval, QObject *parent)
    : QObject(parent), m_clock(clock), m_interval(interval)
{
    Q_ASSERT(interval >= std::chrono::milliseconds(1));
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PollSchedule::onTimeout);
}

void PollSchedule::start()
{
    plan();
}

void PollSchedule::stop()
{
    m_timer.stop();
}

Duration PollSchedule::untilNextTick(Timestamp now, Duration interval)
{
    return floorTo(now, interval) + interval - now;
}

void PollSchedule::plan()
{
    const Timestamp now = m_clock.now();
    const Duration sleep = untilNextTick(now, m_interval);
    m_tick = now + sleep;
    m_woken = false;
    m_timer.start(sleepFor(sleep));
}

void PollSchedule::onTimeout()
{
    const Duration early = m_tick - m_clock.now();
    // Polling now would poll again at the tick itself. Only once, so that a clock that stands cannot hold us here.
    if (early.count() > 0 && early <= std::min(earliness, m_interval / 2) && !m_woken) {
        m_woken = true;
        m_timer.start(sleepFor(early));
        return;
    }
    plan();
    emit due();
}

} // namespace mtnops
