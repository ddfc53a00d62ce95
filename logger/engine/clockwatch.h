// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/event.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace mtnops {

/** Notices when the host's clock is set, back or forth, by holding it against the monotonic clock once a second.
    Rows keep the time that the clock showed; the event says what happened to it. Polling thread. */
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    /** A smaller difference in a second is slewing, not a step. */
    static constexpr Duration smallestStep = std::chrono::milliseconds(500);

    explicit ClockWatch(const Clock &clock, QObject *parent = nullptr);

    void start();
    void stop();

signals:
    void eventRaised(const mtnops::Event &event);

private:
    void compare();

    const Clock &m_clock;
    QTimer m_timer{this};
    QElapsedTimer m_monotonic;
    Timestamp m_last;
};

} // namespace mtnops
