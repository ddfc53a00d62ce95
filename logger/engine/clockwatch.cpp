// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/clockwatch.h"

#include <QThread>

#include <cstdlib>

namespace mtnops {

ClockWatch::ClockWatch(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::compare);
}

void ClockWatch::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_last = m_clock.now();
    m_monotonic.start();
    m_timer.start();
}

void ClockWatch::stop()
{
    m_timer.stop();
}

void ClockWatch::compare()
{
    const Timestamp now = m_clock.now();
    const Duration passed = std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(m_monotonic.nsecsElapsed()));
    const Duration step = (now - m_last) - passed;
    m_monotonic.start();
    m_last = now;
    if (std::chrono::abs(step) < smallestStep)
        return;
    const double seconds = double(step.count()) / 1e6;
    emit eventRaised({.time = now,
                      .kind = EventKind::ClockStepped,
                      .device = {},
                      .text = QStringLiteral("the clock was set %1 by %2 s")
                                  .arg(seconds > 0 ? QStringLiteral("forward") : QStringLiteral("back"))
                                  .arg(std::abs(seconds), 0, 'f', 3)});
}

} // namespace mtnops
