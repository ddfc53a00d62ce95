// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <functional>

namespace mtnops {

/** How long to leave a device alone after polls that failed: its interval, then twice that, and so on up to 45 s, each
    longer or shorter by up to a fifth at random, so that devices behind one network switch do not all come back at
    once. A device that comes back while it is being asked in vain is logged again within a minute: what is left of that
    request's time, then this wait. A value; the thread of its device. */
class BackOff
{
public:
    /** Gives a number from 0 to 1. */
    using Random = std::function<double()>;

    static constexpr Duration longest = std::chrono::seconds(45);
    /** Between two attempts to connect, however short the interval. */
    static constexpr Duration shortestPause = std::chrono::seconds(1);

    explicit BackOff(Duration interval, Random random = systemRandom);

    /** The wait after one more failure. Never more than @c longest. */
    Duration afterFailure();

    /** After a success. */
    void reset() { m_next = m_interval; }

    static double systemRandom();

private:
    Duration m_interval;
    Duration m_next;
    Random m_random;
};

} // namespace mtnops
