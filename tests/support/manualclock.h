// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"

#include <atomic>

namespace mtnops {

/** A clock that a test sets; may be read from any thread. */
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp now);

    Timestamp now() const override;
    void set(Timestamp now);
    void advance(Duration by);

private:
    std::atomic<qint64> m_microseconds;
};

} // namespace mtnops
