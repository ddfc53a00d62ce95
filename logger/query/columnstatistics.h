// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

namespace mtnops {

/** What the rows of a range say of one column, by the definitions of the rollups: a row stands until the next one, at
    most the longest gap, and within a minute the mean is by count. The newest row stands for nothing yet.
    The standard deviation is not among them: no rollup tells it, see Spread. */
struct ColumnStatistics
{
    ColumnRef column;
    TimeRange range;
    qint64 count = 0; ///< valid values

    // Real, integer and boolean columns; nothing where no value is valid.
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> mean; ///< by count
    std::optional<double> timeWeightedMean; ///< also nothing where no value stood for any time
    Duration covered{}; ///< for how long valid values stood

    Value last; ///< the last valid value; not of a real
};

} // namespace mtnops
