// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <ctime>
#include <thread>

namespace mtnops {

/** Knocks at the event loop of the thread it was made on every two milliseconds, from another one, and keeps the
   longest time until it was let in: for so long no key would have been heard. */
class Heartbeat : public QObject
{
public:
    Heartbeat();
    ~Heartbeat() override;

    /** In milliseconds; how much of it the thread was at work tells it from waiting for a processor. */
    struct Stall
    {
        double waited = 0;
        double worked = 0;
    };
    /** The longest of each since the last call. */
    Stall takeLongest();

protected:
    bool event(QEvent *event) override;

private:
    void knock();

    std::atomic_bool m_isOver = false;
    std::atomic_bool m_isAnswered = true;
    Stall m_longest;
    clockid_t m_work; ///< of the thread whose event loop it is
    std::thread m_thread;
};

} // namespace mtnops
