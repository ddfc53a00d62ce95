// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <cmath>

namespace mtnops {

/** Maps instants to horizontal pixels and back: range.from is at left, range.to at left + width. A value; the range is
    not empty and the width is positive. */
struct TimeScale
{
    TimeRange range;
    double left = 0;
    double width = 1;

    double x(Timestamp time) const
    {
        return left + double((time - range.from).count()) * width / double(range.length().count());
    }
    Timestamp time(double x) const { return range.from + duration(x - left); }
    /** The time that so many pixels span. */
    Duration duration(double pixels) const
    {
        return Duration(std::llround(pixels / width * double(range.length().count())));
    }
};

} // namespace mtnops
