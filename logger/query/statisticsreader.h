// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/columnstatistics.h"
#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** So many raw rows are read in a small part of the time for which one waits without noticing. */
inline constexpr qint64 mostStatisticsRows = 100'000;

/** The statistics of a column over a range. Where bins stand for no more than @p mostRows of them, all raw rows are
   read and everything is exact. Else the coarsest bins that lie inside are, and raw rows at the edges: all is the same
   then but the time-weighted mean, which is by count within a minute. Where raw rows are kept no more, the minutes at
   the ends of the range count whole, and for as long as they stood in it. */
Result<ColumnStatistics> readStatistics(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                                        const TimeRange &range, qint64 mostRows = mostStatisticsRows);

} // namespace mtnops
