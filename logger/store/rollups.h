// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "logger/store/rolluppyramid.h"
#include "logger/store/rowsource.h"
#include "logger/store/tiertable.h"

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>

namespace mtnops {

class SqlConnection;

/** Keeps the rollups of a database in step with its raw rows: those of a row in order of time come from memory, in the
    row's own transaction; what comes late makes its minutes dirty, to be made anew by RollupRepair. Store thread. */
class Rollups
{
public:
    /** @p connection must outlive this. */
    explicit Rollups(SqlConnection &connection) : m_connection(connection) { }

    /** Makes the tables of the tiers exist. Raw rows that have none yet are made dirty. Inside a transaction, before
        the table's first row. */
    Result<void> prepare(const DeviceTablePtr &table);

    /** A transaction has begun. Bins that are open in memory are of use no more when another program has committed
        since the last one: it may have made bins anew of which they are made. */
    Result<void> noticeOthers();

    /** A row that was inserted with these stored values. @p isLate: the table has a later one. */
    Result<void> add(const DeviceTablePtr &table, qint64 time, std::span<const QVariant> values, bool isLate);

    /** Whether a row of that time may be stored: not where raw rows are gone, as it would stand for a whole bin. One
       that is later than all that went has its time back: raw rows are kept from its day on again. */
    Result<bool> takes(const DeviceTablePtr &table, Timestamp time);

    /** Writes what the rows since the last call ended. Before the transaction is committed. */
    Result<void> write();

    /** The transaction was rolled back. */
    void forget();

    /** Bins of the device were made anew, of which its open ones may be made. */
    void forgetOpenBins(const QString &device);

private:
    struct Table
    {
        DeviceTablePtr description;
        QList<Column> columns; ///< those with rollups: the catalog's, also those that the device has no more
        std::vector<qsizetype> places; ///< of these in a row, or -1; empty where a row has them as they are
        std::vector<QVariant> values; ///< of the last row, in their order
        std::optional<qint64> completeTo; ///< as stored
        std::optional<Timestamp> rawFrom; ///< as stored
        std::unique_ptr<RollupPyramid> pyramid; ///< null until the next row in order of time
        std::array<std::unique_ptr<TierWriter>, tiers.size()> writers; ///< made when they are needed
        std::vector<DoneBin> done; ///< not yet written
        std::optional<TimeRange> late; ///< not yet marked
    };

    Result<Table *> tableOf(const DeviceTablePtr &description);
    Result<bool> isRetired(const Table &table, Timestamp time);
    Result<void> readColumnsOf(Table &table);
    static std::span<const QVariant> ordered(Table &table, std::span<const QVariant> values);
    Result<void> restorePyramid(Table &table, qint64 before);
    static Result<void> addRows(Table &table, const Result<RawRows> &rows);
    Result<void> writeTable(Table &table);
    Result<TierWriter *> writerOf(Table &table, std::size_t tier);
    Result<void> markLate(const Table &table);
    Result<void> writeCompleteTo(const QString &device, qint64 time);

    SqlConnection &m_connection;
    std::optional<SqliteStatement> m_readDataVersion; ///< once it was needed, as the next
    std::optional<SqliteStatement> m_writeCompleteTo;
    std::unordered_map<QString, Table> m_tables; ///< by name
    qint64 m_dataVersion = -1; ///< SQLite's count of what other connections have committed
    Table *m_recent = nullptr; ///< of the last row: rows come in runs of one table
};

} // namespace mtnops
