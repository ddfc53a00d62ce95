// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesjoin.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

/** The index of the last valid sample before @p time, or -1. */
qsizetype lastSampleBefore(const QList<SeriesPoint> &points, Timestamp time)
{
    const auto isBefore = [time](const SeriesPoint &point) { return point.time < time; };
    auto index = std::partition_point(points.begin(), points.end(), isBefore) - points.begin() - 1;
    while (index >= 0 && points[index].isBreak())
        --index;
    return index;
}

qint64 countSamples(QList<SeriesPoint>::const_iterator first, QList<SeriesPoint>::const_iterator last,
                    const TimeRange &range)
{
    return std::count_if(first, last,
                         [&](const SeriesPoint &point) { return !point.isBreak() && range.contains(point.time); });
}

} // namespace

BinGrid BinGrid::covering(const TimeRange &range, Duration bin)
{
    const Timestamp from = floorTo(range.from, bin);
    const Timestamp to = ceilTo(range.to, bin);
    return {.bin = bin, .range = {from, to}, .count = int((to - from) / bin)};
}

BinGrid BinGrid::forPixels(const TimeRange &range, int pixels)
{
    return covering(range, Duration((range.length().count() + pixels - 1) / pixels));
}

std::optional<Series> joined(const Series &old, const Series &tail, Timestamp from)
{
    const Timestamp seam = tail.range.from;
    if (!old.means.isEmpty() || !tail.means.isEmpty())
        return std::nullopt; // of whole rollups: those at the seam may be others
    if (old.bin != tail.bin || old.range.from > from || old.range.to < seam || seam <= from)
        return std::nullopt;

    const qsizetype oldLast = lastSampleBefore(old.points, seam);
    const qsizetype tailFirst = lastSampleBefore(tail.points, seam);
    // The tail looks back for a sample before it only as far as a line could reach; whatever else it found before the
    // seam and was not there is a row that came late.
    const bool meets = tailFirst < 0 || (oldLast >= 0 && old.points[oldLast].time == tail.points[tailFirst].time);
    if (!meets)
        return std::nullopt;

    const qsizetype first = std::max<qsizetype>(lastSampleBefore(old.points, from), 0);
    Series series{
        .column = old.column, .range = {from, tail.range.to}, .bin = old.bin, .tier = std::max(old.tier, tail.tier)};
    series.points = old.points.mid(first, oldLast + 1 - first);
    const qint64 kept = countSamples(series.points.cbegin(), series.points.cend(), series.range);
    const qint64 had = countSamples(old.points.cbegin(), old.points.cend(), old.range);
    const double share = had == 0 ? 0 : double(kept) / double(had);
    series.samples = std::llround(double(old.samples) * share) + tail.samples;
    const bool isApart = oldLast >= 0 && tailFirst < 0 && !tail.points.isEmpty();
    if (isApart)
        series.points.append({.time = old.points[oldLast].time + Duration(1)});
    series.points.append(tail.points.mid(tailFirst + 1));
    return series;
}

} // namespace mtnops
