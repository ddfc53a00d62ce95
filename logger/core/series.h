// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

#include <limits>

namespace mtnops {

/** One corner of a drawn line. A NaN breaks the line: nothing valid lies between its neighbours. */
struct SeriesPoint
{
    Timestamp time;
    double value = std::numeric_limits<double>::quiet_NaN();

    bool isBreak() const { return value != value; }
};

/** What the samples of one pixel column come to; without a lowest value it is none, and breaks the line of means. */
struct SeriesMean
{
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    TimeRange range; ///< from the first of them to where the last one ends to stand
    double mean = none; ///< weighted by the time for which each stood; not known of some that go round a circle
    double lowest = none;
    double highest = none;

    bool isBreak() const { return lowest != lowest; }
    bool hasMean() const { return mean == mean; }
    /** Where it is drawn. */
    Timestamp middle() const { return range.from + range.length() / 2; }
};

/** A window of one column, thinned so that each pixel column keeps its first, lowest, highest and last sample, of
   rollups the lowest and the highest: a spike of one sample in a year stays visible. In order of time. Real, integer
   and boolean columns only. */
struct Series
{
    ColumnRef column;
    TimeRange range; ///< what was asked; the sample before and the one after are included, for drawing at the edges
    Duration
        bin{}; ///< width of a pixel column; bins are aligned to the epoch, so that a moving window does not shimmer
    Duration tier{}; ///< width of the widest rollups it was read from; zero where it was read from raw rows alone
    qint64 samples = 0; ///< valid samples inside the range
    QList<SeriesPoint> points;
    /** Of what was read from rollups, in part or all of it: no more than one for each pixel column. Empty where the
        points are raw rows. */
    QList<SeriesMean> means;
};

} // namespace mtnops
