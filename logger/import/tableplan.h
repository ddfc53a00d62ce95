// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"
#include "logger/import/importmap.h"

namespace mtnops {

/** Where a foreign column goes. */
struct PlannedColumn
{
    qsizetype source = 0; ///< in the foreign table
    qsizetype target = 0; ///< in the device table
};

/** What becomes of a foreign table. A value. */
struct TablePlan
{
    ForeignTable source;
    qsizetype time = 0; ///< the foreign column that tells the rows' times
    std::optional<TimeFormat> timeFormat; ///< nothing: the first time decides
    DeviceTable table; ///< as it will be in the log, with all columns that are there by then
    bool isNew = false; ///< the log has no such table
    bool guessesInterval = false;
    QStringList added; ///< columns that the table does not have yet
    QList<PlannedColumn> columns;
    QStringList leftOut; ///< "id (numbers the rows)"
};

/** What decides beside the table and the map. */
struct PlanOptions
{
    QString timeColumn; ///< of the tables that have it; empty: guessed
    bool isWanted = false; ///< a table without a column of times is an error
    bool guessesTime = false; ///< of several columns of times the first will do
};

/** Decides it by names, the map and what the log has: its columns keep their types and units. Nothing where the table
    has no column of times. The error says what to write in the map. */
Result<std::optional<TablePlan>> planTable(const ForeignTable &source, const MappedTable *map,
                                           const std::optional<DeviceTable> &existing, const PlanOptions &options);

} // namespace mtnops
