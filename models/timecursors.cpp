// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timecursors.h"

#include <algorithm>

namespace mtnops {

std::optional<TimeRange> TimeCursors::span() const
{
    if (!m_times[A] || !m_times[B] || *m_times[A] == *m_times[B])
        return std::nullopt;
    const auto [from, to] = std::minmax(*m_times[A], *m_times[B]);
    return TimeRange{from, to};
}

void TimeCursors::begin()
{
    m_times = {};
    m_next = A;
    emit changed();
}

void TimeCursors::place(Timestamp time)
{
    if (!m_next)
        return;
    m_times[*m_next] = time;
    m_next = *m_next == A ? std::optional(B) : std::nullopt;
    emit changed();
}

void TimeCursors::move(Which which, Timestamp time)
{
    if (m_times[which] == time)
        return;
    m_times[which] = time;
    emit changed();
}

void TimeCursors::clear()
{
    if (!isActive())
        return;
    m_times = {};
    m_next.reset();
    emit changed();
}

} // namespace mtnops
