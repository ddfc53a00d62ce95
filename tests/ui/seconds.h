// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"

#include <limits>

namespace mtnops {

using namespace std::chrono_literals;

inline constexpr Timestamp start = Timestamp(1795471200s); // 2026-11-23T22:00:00Z
inline constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

/** A point a second from start on. */
inline QList<SeriesPoint> everySecond(const QList<double> &values)
{
    QList<SeriesPoint> points;
    for (qsizetype i = 0; i < values.size(); ++i)
        points.append({start + std::chrono::seconds(i), values[i]});
    return points;
}

} // namespace mtnops
