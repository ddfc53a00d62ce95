// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** How far the valid values of the raw rows of a range lie from @p around; on a circle by the shorter way. */
Result<Spread> readSpread(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                          const TimeRange &range, double around);

} // namespace mtnops
