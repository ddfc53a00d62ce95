// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <QString>

namespace mtnops {

class SqlConnection;

/** The part of a range of which rollups tell and raw rows are kept no more (retain, min_free): from the first such bin,
    or the range's begin, to the midnight (UTC) from which on rows are kept, or the first multiple of @p every after it,
    or the range's end. Empty where there is none. The table has rollups. */
Result<TimeRange> findRetired(SqlConnection &connection, const QString &table, const TimeRange &range, Duration every);

} // namespace mtnops
