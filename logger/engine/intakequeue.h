// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/writer.h"

#include <QHash>

#include <deque>
#include <mutex>

namespace mtnops {

/** What waits between the polling and the store thread: readings, events and the newest state of each device. Bounded,
    because queued signals are not: when the store stalls, the oldest readings make room for the newest and are counted.
    Any thread. */
class IntakeQueue
{
public:
    /** @p capacity: readings; 1000 events are kept beside them. */
    explicit IntakeQueue(std::size_t capacity);

    void push(const Sample &sample);
    void push(const Event &event);
    void push(const DeviceStatus &status);

    /** A token has come this far on the way that readings go; see LoggingEngine::sendToken(). */
    void pushToken();
    /** Whether one has come since it was last asked. */
    bool takeToken();

    /** All that waits, which is then the caller's. */
    Batch takeAll();

    /** Readings that were ever pushed. */
    qint64 pushed() const;
    /** How many of them had been pushed when all was taken. */
    qint64 taken() const;

    /** Readings that wait. */
    std::size_t size() const;

    /** Readings dropped since it was last asked. */
    qint64 takeLost();

private:
    const std::size_t m_capacity;
    mutable std::mutex m_mutex; ///< guards what follows; not QMutex, into which helgrind cannot see
    std::deque<Sample> m_samples;
    QList<Event> m_events;
    QHash<QString, DeviceStatus> m_statuses;
    qint64 m_pushed = 0;
    qint64 m_taken = 0;
    qint64 m_lost = 0;
    bool m_hasToken = false;
};

} // namespace mtnops
