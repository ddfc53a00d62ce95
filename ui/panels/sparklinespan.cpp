// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sparklinespan.h"

#include "models/valuetext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mtnops {

namespace {

constexpr double leastSteps = 8; // of the last digit, or from one whole number to the next
constexpr double smallestPlain = 1e-4; // what is smaller is written with an exponent, all its digits before it
constexpr double leastShare = 0.005; // of how large the values are
constexpr double leastLimitShare = 0.05; // of what lies between the limits

/** What a change has to come to, to matter. */
double lengthThatMatters(const Column &column, double magnitude)
{
    const Limits &limits = column.limits;
    const std::optional<double> below = limits.alarmBelow ? limits.alarmBelow : limits.warnBelow;
    const std::optional<double> above = limits.alarmAbove ? limits.alarmAbove : limits.warnAbove;
    if (below && above && *below < *above)
        return leastLimitShare * (*above - *below);
    if (column.minimum && column.maximum) // often far more than there will ever be
        return leastShare * std::min(*column.maximum - *column.minimum, magnitude);
    return leastShare * magnitude;
}

/** As many steps of the last digit that any of the values has; not to the end where @p length is more anyhow. */
double stepsLength(const Series &series, double length)
{
    double least = leastSteps;
    double before = std::numeric_limits<double>::quiet_NaN();
    for (const SeriesPoint &point : series.points) {
        if (least <= length)
            break;
        if (point.isBreak() || point.value == before)
            continue;
        before = point.value;
        if (before != 0 && std::abs(before) < smallestPlain)
            return 0;
        least = std::min(least, leastSteps * std::pow(10.0, -decimalsOf(before)));
    }
    return least;
}

} // namespace

std::optional<SparklineSpan> SparklineSpan::of(const Series &series, const Column &column)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const SeriesPoint &point : series.points) {
        if (point.isBreak())
            continue;
        low = std::min(low, point.value);
        high = std::max(high, point.value);
    }
    if (!(low <= high))
        return std::nullopt;
    const double length = high - low;
    const double magnitude = std::max(std::abs(low), std::abs(high));
    const double least = std::max(lengthThatMatters(column, magnitude), stepsLength(series, length));
    if (length >= least)
        return SparklineSpan{low, high};
    const double middle = low + length / 2;
    return SparklineSpan{middle - least / 2, middle + least / 2};
}

double SparklineSpan::heightOf(double value) const
{
    const double length = high / 2 - low / 2; // of the largest numbers the whole of it would be infinite
    return length > 0 ? (value / 2 - low / 2) / length : 0.5;
}

} // namespace mtnops
