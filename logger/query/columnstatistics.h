// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

namespace mtnops {

/** What the rows of a range say of one column. A row stands until the next one, at most the longest gap, and the newest
    one, of which that is not known yet, at most an interval; what it stood outside of the range does not count. The
    standard deviation is not among them: no rollup tells it, see Spread. */
struct ColumnStatistics
{
    ColumnRef column;
    TimeRange range;
    qint64 count = 0; ///< valid values, logged in the range

    // Real, integer and boolean columns; nothing where no value is valid. The first two also of a value that stood at
    // the range's begin.
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> mean; ///< by count
    std::optional<double> timeWeightedMean; ///< also nothing where no value stood for any time
    Duration covered{}; ///< for how long valid values stood
    bool isFromRollups = false; ///< in part: within a minute of these the time-weighted mean is by count

    // Why the means of a column that goes round a circle are not known, see Turn:
    bool isAllAround = false; ///< its values do not lie within half a turn, which then has no middle
    bool isHidden = false; ///< rollups do not tell: minimum and maximum of a minute are half a turn apart

    Value last; ///< the last valid value; not of a real
};

} // namespace mtnops
