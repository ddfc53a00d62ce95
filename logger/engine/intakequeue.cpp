// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/intakequeue.h"

#include <iterator>

namespace mtnops {

namespace {

constexpr qsizetype mostEvents = 1000;

}

IntakeQueue::IntakeQueue(std::size_t capacity) : m_capacity(capacity)
{
    Q_ASSERT(capacity > 0);
}

void IntakeQueue::push(const Sample &sample)
{
    Q_ASSERT(sample.table && sample.values.size() == std::size_t(sample.table->columns.size()));
    const std::lock_guard lock(m_mutex);
    if (m_samples.size() >= m_capacity) {
        m_samples.pop_front();
        ++m_lost;
    }
    m_samples.push_back(sample);
    ++m_pushed;
}

void IntakeQueue::push(const Event &event)
{
    const std::lock_guard lock(m_mutex);
    if (m_events.size() >= mostEvents)
        m_events.removeFirst();
    m_events.append(event);
}

void IntakeQueue::push(const DeviceStatus &status)
{
    const std::lock_guard lock(m_mutex);
    m_statuses.insert(status.device, status);
}

void IntakeQueue::pushToken()
{
    const std::lock_guard lock(m_mutex);
    m_hasToken = true;
}

bool IntakeQueue::takeToken()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_hasToken, false);
}

Batch IntakeQueue::takeAll()
{
    std::deque<Sample> samples;
    Batch batch;
    {
        const std::lock_guard lock(m_mutex);
        samples.swap(m_samples);
        batch.events.swap(m_events);
        batch.statuses = m_statuses.values();
        m_statuses.clear();
        m_taken = m_pushed;
    }
    batch.samples.assign(std::make_move_iterator(samples.begin()), std::make_move_iterator(samples.end()));
    return batch;
}

qint64 IntakeQueue::pushed() const
{
    const std::lock_guard lock(m_mutex);
    return m_pushed;
}

qint64 IntakeQueue::taken() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken;
}

std::size_t IntakeQueue::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_samples.size();
}

qint64 IntakeQueue::takeLost()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_lost, 0);
}

} // namespace mtnops
