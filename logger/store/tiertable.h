// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "logger/store/sqlitestatement.h"
#include "logger/store/tierrow.h"
#include "logger/store/tiers.h"

namespace mtnops {

class SqlConnection;

/** Makes the tables of a device's rollups exist, with the columns that are new. Inside a transaction. */
Result<void> layOutTiers(SqlConnection &connection, const DeviceTable &table);

/** "SELECT ts, rows, covered, …" of the bins that start in [:from, :to), oldest first; nothing of a column but what is
    asked for, which is read back by tierRow(). */
QString tierScanSql(std::size_t tier, const QString &table, const QList<Column> &columns);

/** Whether a tier has a bin that starts in the range. */
Result<bool> hasBins(SqlConnection &connection, std::size_t tier, const QString &table, const TimeRange &range);

/** One row of tierScanSql(). */
TierRow tierRow(const SqliteStatement &scan, const QList<Column> &columns);

/** What is stored of a cell of a column of that type; NULL where no value was valid. */
QVariant storedValue(const TierCell &cell, ColumnType type, Statistic statistic);

/** Writes one tier of one device through a statement that is prepared once. On the thread of its connection, inside a
    transaction. */
class TierWriter
{
public:
    static Result<std::unique_ptr<TierWriter>> create(SqlConnection &connection, std::size_t tier, const QString &table,
                                                      QList<Column> columns);

    /** Writes a bin, in place of the one that was there. */
    Result<void> write(const TierRow &row);

    /** Forgets the bins that start in the range. */
    Result<void> erase(const TimeRange &range);

private:
    TierWriter(std::size_t tier, QList<Column> columns, SqliteStatement insert, SqliteStatement erase);

    std::size_t m_tier;
    QList<Column> m_columns;
    SqliteStatement m_insert; ///< placeholders: ts, rows, covered, then the stored statistics of all columns
    SqliteStatement m_erase;
};

} // namespace mtnops
