// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/columnstatistics.h"
#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** The statistics of a column over a range, exact whatever of it is rolled up: from the coarsest bins that lie inside,
    and at the edges from raw rows, which are binned by the same class. */
Result<ColumnStatistics> readStatistics(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                                        const TimeRange &range, const std::atomic_bool &isCancelled);

} // namespace mtnops
