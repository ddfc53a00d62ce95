// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <deque>

namespace mtnops {

/** How fast a counter grows, per second over the last ten seconds. A value; any thread, one at a time. */
class RateMeter
{
public:
    static constexpr Duration span = std::chrono::seconds(10);

    /** The counter stands at @p total; returns its growth per second, 0 at the first call. A clock that goes back
        begins anew. */
    double update(Timestamp now, qint64 total);

private:
    struct Mark
    {
        Timestamp time;
        qint64 total;
    };
    std::deque<Mark> m_marks;
};

} // namespace mtnops
