// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace mtnops {

class SqlConnection;

/** How far the rollups of a device are made. */
struct RollupState
{
    /** Every bin of every tier that ends here or before is made; a full minute. Nothing where no bin is. */
    std::optional<Timestamp> completeTo;
    /** Raw rows before are gone, or going; a midnight in UTC. Nothing where all are kept. */
    std::optional<Timestamp> rawFrom;
    /** What must be made anew before that, in order and apart: full minutes. */
    QList<TimeRange> dirty;
};

Result<RollupState> readRollupState(SqlConnection &connection, const QString &device);

/** Also those that nobody logs any more, as long as their table is there. */
Result<QStringList> devicesWithRollups(SqlConnection &connection);

/** Writes how far the rollups of a device, the first placeholder, are made: the second, in µs. */
QString writeCompleteToSql();

// Inside a transaction:
Result<void> writeRawFrom(SqlConnection &connection, const QString &device, Timestamp time);
/** @p range is rounded outwards to full minutes and joined with what it meets; what has no raw
    rows any more is left out. */
Result<void> markDirty(SqlConnection &connection, const QString &device, const TimeRange &range);
/** Bins that end after @p to are gone: they are not made, nor to be made anew. */
Result<void> withdrawCompleteTo(SqlConnection &connection, const QString &device, Timestamp to);
/** The beginning of the dirty range that starts at range.from is made, up to range.to. */
Result<void> markMade(SqlConnection &connection, const QString &device, const TimeRange &range);

} // namespace mtnops
