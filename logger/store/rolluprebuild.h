// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <optional>

namespace mtnops {

class SqlConnection;
struct RollupState;

/** The first minute of which all raw rows are kept, also where somebody deleted the oldest by hand; nothing where none
    is. */
Result<std::optional<Timestamp>> firstWholeMinute(SqlConnection &connection, const QString &table,
                                                  const RollupState &state);

/** Marks the rollups of a range dirty, in a transaction of its own, so that repairRollups() makes them anew, here or in
    the program that logs; a tier whose table is not there gets one. Returns the full minutes that were marked: what is
    not rolled up yet is left out, and what has no raw rows any more, whose bins could not be made again. Bins
    behind the newest row are forgotten. On the thread
    of its connection. */
Result<TimeRange> markForRebuild(SqlConnection &connection, const DeviceTable &table, const TimeRange &range);

/** How much of a range is dirty: what is left to be made. */
Result<Duration> dirtyTime(SqlConnection &connection, const QString &device, const TimeRange &range);

} // namespace mtnops
