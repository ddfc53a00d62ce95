// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trace.h"

#include "models/valuetext.h"

#include <QCoreApplication>

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

namespace {

/** The one of those @p entries nearest to @p time that is no break; @p timeOf gives the time of one. */
template<typename Entry, typename TimeOf>
const Entry *nearestOf(const QList<Entry> &entries, Timestamp time, TimeOf timeOf)
{
    const auto middle = std::lower_bound(entries.begin(), entries.end(), time,
                                         [&](const Entry &entry, Timestamp t) { return timeOf(entry) < t; });
    const auto isValid = [](const Entry &entry) { return !entry.isBreak(); };
    const auto after = std::find_if(middle, entries.end(), isValid);
    const auto before = std::find_if(std::make_reverse_iterator(middle), entries.rend(), isValid);
    if (after == entries.end() && before == entries.rend())
        return nullptr;
    if (after == entries.end())
        return &*before;
    if (before == entries.rend())
        return &*after;
    return time - timeOf(*before) <= timeOf(*after) - time ? &*before : &*after;
}

/** Whether a line goes through @p time: none of the @p entries beside it is a break. */
template<typename Entry, typename TimeOf>
bool isUnbroken(const QList<Entry> &entries, Timestamp time, TimeOf timeOf)
{
    const auto after = std::lower_bound(entries.begin(), entries.end(), time,
                                        [&](const Entry &entry, Timestamp t) { return timeOf(entry) < t; });
    if (after == entries.end() || after->isBreak())
        return false;
    return timeOf(*after) == time || (after != entries.begin() && !std::prev(after)->isBreak());
}

/** The sample whose value a line of steps has at @p time; nullptr beside a gap. */
const SeriesPoint *heldAt(const QList<SeriesPoint> &points, Timestamp time)
{
    const auto after = std::upper_bound(points.begin(), points.end(), time,
                                        [](Timestamp t, const SeriesPoint &point) { return t < point.time; });
    return after == points.begin() || std::prev(after)->isBreak() ? nullptr : &*std::prev(after);
}

Timestamp timeOfPoint(const SeriesPoint &point)
{
    return point.time;
}

Timestamp timeOfMean(const SeriesMean &mean)
{
    return mean.middle();
}

/** With no more digits than the values from @p low to @p high agree in. */
QString spreadReadingText(const Column &column, double value, double low, double high)
{
    if (low == high)
        return readingText(column, value);
    // A step of a tenth of the spread at the least, and none below one for what is counted.
    const bool isCounted = column.type == ColumnType::Integer || column.type == ColumnType::Boolean;
    const double decimals = isCounted ? 0.0 : std::max(0.0, std::floor(1.0 - std::log10(high - low)));
    const double scale = std::pow(10.0, std::min(decimals, 15.0));
    return readingText(column, std::round(value * scale) / scale);
}

} // namespace

DrawnCorner drawnCornerAt(const Trace &trace, Timestamp time, Duration reach)
{
    const Series &series = trace.series;
    if (const SeriesMean *mean = nearestOf(series.means, time, timeOfMean)) {
        const bool isNear = mean->range.contains(time) || std::chrono::abs(mean->middle() - time) <= reach;
        return isNear || isUnbroken(series.means, time, timeOfMean) ? DrawnCorner{.mean = mean} : DrawnCorner();
    }
    const SeriesPoint *held = trace.isStepped() ? heldAt(series.points, time) : nullptr;
    const SeriesPoint *point = held ? held : nearestOf(series.points, time, timeOfPoint);
    const bool isNear = point && std::chrono::abs(point->time - time) <= reach;
    return isNear || isUnbroken(series.points, time, timeOfPoint) ? DrawnCorner{.point = point} : DrawnCorner();
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
    return spreadReadingText(trace.column, point.value, low, high);
}

QString meanReadingText(const Trace &trace, const SeriesMean &mean)
{
    const auto text = [&](const Column &column, double value) {
        return spreadReadingText(column, value, mean.lowest, mean.highest);
    };
    Column bare = trace.column;
    bare.unit.clear();
    if (!mean.hasMean())
        return QCoreApplication::translate("mtnops::Readout", "%1 to %2")
            .arg(text(bare, mean.lowest), text(trace.column, mean.highest));
    if (mean.lowest == mean.highest)
        return text(trace.column, mean.mean);
    return QCoreApplication::translate("mtnops::Readout", "%1 (%2 to %3)")
        .arg(text(trace.column, mean.mean), text(bare, mean.lowest), text(bare, mean.highest));
}

const StateRun *runAt(const QList<StateRun> &runs, Timestamp time)
{
    const auto run =
        std::partition_point(runs.begin(), runs.end(), [&](const StateRun &each) { return each.range.to <= time; });
    return run == runs.end() || time < run->range.from ? nullptr : &*run;
}

} // namespace mtnops
