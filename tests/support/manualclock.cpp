// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"

namespace mtnops {

ManualClock::ManualClock(Timestamp now) : m_microseconds(toMicroseconds(now)) { }

Timestamp ManualClock::now() const
{
    return fromMicroseconds(m_microseconds.load());
}

void ManualClock::set(Timestamp now)
{
    m_microseconds.store(toMicroseconds(now));
}

void ManualClock::advance(Duration by)
{
    m_microseconds.fetch_add(by.count());
}

} // namespace mtnops
