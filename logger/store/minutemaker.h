// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "logger/store/tierrow.h"

namespace mtnops {

class SqlConnection;

/** Bins of the finest tier, and up to where they reach. */
struct MadeMinutes
{
    std::vector<TierRow> rows;
    Timestamp to;
};

/** Makes the minutes of a range anew from its raw rows, as they came out when the rows were logged. From @p mostRows
   raw rows on it ends with the minute that is whole by then, at least one. On the thread of its connection. */
Result<MadeMinutes> makeMinutes(SqlConnection &connection, const DeviceTable &table, const TimeRange &range,
                                int mostRows);

} // namespace mtnops
