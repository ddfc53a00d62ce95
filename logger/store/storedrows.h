// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/store/importcounts.h"
#include "logger/store/sqlitestatement.h"

namespace mtnops {

/** Tells of rows what importing them would do, and writes nothing: for a dry run. Of two that are asked about with one
    time it does not know the first. Lives on the thread of its connection. */
class StoredRows
{
public:
    /** @p table as it would be: the log may lack columns of it, or all of it. @p log must outlive this. */
    static Result<std::unique_ptr<StoredRows>> open(SqlConnection &log, DeviceTablePtr table);

    Result<ImportCounts> compare(const std::vector<Sample> &rows);

private:
    StoredRows(SqlConnection &log, DeviceTablePtr table) : m_log(log), m_table(std::move(table)) { }
    Result<void> prepare();
    Result<std::optional<bool>> isSame(const Sample &row);
    Result<bool> isRetired(Timestamp time);

    SqlConnection &m_log;
    DeviceTablePtr m_table;
    std::optional<SqliteStatement> m_find; ///< the row of a time; nothing where there is no table
    QList<int> m_places; ///< of the table's columns in that row; -1 for one that the log does not have
    std::optional<Timestamp> m_rawFrom; ///< raw rows before are gone, or going
    std::optional<Timestamp> m_lastBefore; ///< of those that are still there
    std::optional<Timestamp> m_minute; ///< asked about last, of those before
    bool m_isMinuteGone = false;
};

} // namespace mtnops
