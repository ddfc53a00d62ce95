// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timestamp.h"

#include <QString>

#include <optional>

namespace mtnops {

class SqlConnection;

/** What a step of the retention did. */
struct RetentionStep
{
    bool hasMore = false;
    bool hasMoved = false; ///< the time from which on raw rows are kept
};

/** Deletes some thousand raw rows from the old end of a table, in a transaction of its own: those of full days before
   @p keepFrom that are rolled up. First it is written down that they go, so that nobody reads half a day for a whole.
   Rollups stay. On the thread of its connection. */
Result<RetentionStep> retireRows(SqlConnection &connection, const QString &device, Timestamp keepFrom);

/** The same for want of room: of the table whose raw rows are the oldest, those of its oldest full day before
    @p keepFrom, also of one that nobody logs any more. Nothing when no table has such rows. */
Result<std::optional<RetentionStep>> retireOldestRows(SqlConnection &connection, Timestamp keepFrom);

/** Deletes at most :count rows before the last one before :before, the oldest first. */
QString retireSql(const QString &table);

} // namespace mtnops
