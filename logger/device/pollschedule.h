// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"

#include <QObject>
#include <QTimer>

namespace mtnops {

/** Says when to poll: at the multiples of the interval since the epoch, so that devices line up. Lives on the polling
    thread. A clock that steps makes one turn early or off the grid; two turns are never more than an interval apart. */
class PollSchedule : public QObject
{
    Q_OBJECT

public:
    static constexpr Duration shortestInterval = std::chrono::milliseconds(1);

    /** @p clock must outlive this; @p interval is @c shortestInterval to 24 days. */
    PollSchedule(const Clock &clock, Duration interval, QObject *parent = nullptr);

    void start();
    void stop();
    bool isRunning() const { return m_timer.isActive(); }

    /** The time from @p now to the next multiple of @p interval: more than nothing, at most @p interval. */
    static Duration untilNextTick(Timestamp now, Duration interval);

signals:
    void due();

private:
    void onTimeout();
    void plan();

    const Clock &m_clock;
    const Duration m_interval;
    QTimer m_timer{this};
    Timestamp m_tick; ///< the multiple that the timer runs for
    bool m_woken = false; ///< the timer has run out before m_tick once already
};

} // namespace mtnops
