// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trace.h"

#include "models/valuetext.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

PointSpan pointsAround(const QList<SeriesPoint> &points, const TimeRange &range)
{
    const auto first = std::lower_bound(points.begin(), points.end(), range.from,
                                        [](const SeriesPoint &point, Timestamp time) { return point.time < time; });
    const auto last = std::upper_bound(first, points.end(), range.to,
                                       [](Timestamp time, const SeriesPoint &point) { return time < point.time; });
    return {.first = std::max<qsizetype>(0, first - points.begin() - 1),
            .last = std::min<qsizetype>(points.size(), last - points.begin() + 1)};
}

const SeriesPoint *nearestPoint(const QList<SeriesPoint> &points, Timestamp time)
{
    const auto middle = std::lower_bound(points.begin(), points.end(), time,
                                         [](const SeriesPoint &point, Timestamp t) { return point.time < t; });
    const auto isValid = [](const SeriesPoint &point) { return !point.isBreak(); };
    const auto after = std::find_if(middle, points.end(), isValid);
    const auto before = std::find_if(std::make_reverse_iterator(middle), points.rend(), isValid);
    if (after == points.end() && before == points.rend())
        return nullptr;
    if (after == points.end())
        return &*before;
    if (before == points.rend())
        return &*after;
    return time - before->time <= after->time - time ? &*before : &*after;
}

std::optional<double> drawnValueAt(const Trace &trace, Timestamp time)
{
    const QList<SeriesPoint> &points = trace.series.points;
    const auto after = std::upper_bound(points.begin(), points.end(), time,
                                        [](Timestamp t, const SeriesPoint &point) { return t < point.time; });
    if (after == points.begin())
        return std::nullopt;
    const SeriesPoint &before = *std::prev(after);
    if (before.isBreak() || (before.time < time && (after == points.end() || after->isBreak())))
        return std::nullopt;
    if (trace.isStepped() || before.time == time)
        return before.value;
    const double share = double((time - before.time).count()) / double((after->time - before.time).count());
    return before.value + share * (after->value - before.value);
}

QString readingText(const Column &column, double value)
{
    const bool isWhole = column.type == ColumnType::Integer && value == std::round(value);
    return valueTextWithUnit(column, isWhole ? Value(qint64(value)) : Value(value));
}

QString nearReadingText(const Trace &trace, const SeriesPoint &point)
{
    const Duration bin = trace.series.bin;
    const PointSpan span = pointsAround(trace.series.points, {point.time - bin, point.time + bin});
    double low = point.value;
    double high = point.value;
    for (qsizetype i = span.first; i < span.last; ++i) {
        const SeriesPoint &near = trace.series.points[i];
        if (near.isBreak() || std::chrono::abs(near.time - point.time) > bin)
            continue;
        low = std::min(low, near.value);
        high = std::max(high, near.value);
    }
    if (low == high)
        return readingText(trace.column, point.value);
    // A step of a tenth of the spread at the least, and none below one for what is counted.
    const double decimals = trace.isStepped() ? 0.0 : std::max(0.0, std::floor(1.0 - std::log10(high - low)));
    const double scale = std::pow(10.0, std::min(decimals, 15.0));
    return readingText(trace.column, std::round(point.value * scale) / scale);
}

const StateRun *runAt(const QList<StateRun> &runs, Timestamp time)
{
    const auto run =
        std::partition_point(runs.begin(), runs.end(), [&](const StateRun &each) { return each.range.to <= time; });
    return run == runs.end() || time < run->range.from ? nullptr : &*run;
}

} // namespace mtnops
