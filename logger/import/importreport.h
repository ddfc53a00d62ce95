// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"
#include "logger/import/localclock.h"
#include "logger/import/refusals.h"
#include "logger/import/tableplan.h"
#include "logger/store/importcounts.h"

namespace mtnops {

/** What came of reading a foreign table. */
struct TableReading
{
    qint64 rows = 0;
    Refusals refused; ///< rows that were left out
    Refusals emptied; ///< values that were left empty
    std::optional<TimeFormat> timeFormat; ///< nothing without a row
    TwiceShown twiceShown;
    qint64 moved = 0; ///< rows that got a later microsecond, since the row before shows the same time
    std::optional<Timestamp> first; ///< earliest time of a row that is not refused
    std::optional<Timestamp> last;
};

/** What became of a foreign table. */
struct TableReport
{
    TablePlan plan;
    TableReading reading;
    ImportCounts counts; ///< of a dry run, what would become of them

    bool hasProblems() const
    {
        return reading.refused.count() + reading.emptied.count() + counts.taken + counts.retired > 0;
    }
};

/** What an import did, or would do. */
struct ImportReport
{
    bool isNewLog = false;
    QList<TableReport> tables;
    QStringList passedOver; ///< tables without a column of times
    QStringList refused; ///< why tables were left out by who takes what it can: "Weather: no row can be read …"
};

} // namespace mtnops
