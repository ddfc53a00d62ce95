// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/sample.h"
#include "logger/store/importcounts.h"
#include "logger/store/rollups.h"

#include <QSet>

#include <memory>
#include <unordered_map>
#include <vector>

namespace mtnops {

class JournalWriter;
class SqlConnection;
class TableWriter;

/** What became of rows. */
struct RowCounts
{
    qint64 stored = 0;
    qint64 refused = 0; ///< their event is written with them
};

/** Writes the rows of all devices, with their tables and rollups; what a table does not take is refused and told. Store
    thread; use it inside a transaction, and tell it how that ended. */
class RowWriter
{
public:
    enum class Way : quint8
    {
        Together, ///< the fast one: any error of the database is everybody's
        Apart, ///< device by device: an error of the database in one refuses its rows alone
    };

    /** Both must outlive this. */
    RowWriter(SqlConnection &connection, JournalWriter &journal);
    ~RowWriter();
    Q_DISABLE_COPY_MOVE(RowWriter)

    /** Makes a device's table exist before its first row. The error is InvalidInput where it cannot hold the rows. */
    Result<void> prepare(const DeviceTablePtr &table, Timestamp time);

    Result<RowCounts> write(const std::vector<Sample> &samples, Way way);

    /** Writes only those whose time is free; any error of the database is everybody's. */
    Result<ImportCounts> writeNew(const std::vector<Sample> &samples);

    /** The transaction was committed. */
    void noteCommit() { m_announcedBefore = m_announced; }
    /** It was rolled back, and what was laid out and announced with it; or rows were deleted: the next attempt looks
        afresh. */
    void forget();

    /** Bins of the device were made anew, of which its open ones may be made. */
    void forgetOpenBins(const QString &device) { m_rollups.forgetOpenBins(device); }

private:
    /** How the rows of a device are stored, or why they are not. */
    struct Table
    {
        DeviceTablePtr description;
        std::unique_ptr<TableWriter> writer; ///< null where the schema cannot take the rows
        QString refusal;
    };
    using Rows = std::vector<const Sample *>;

    Result<RowCounts> writeTogether(const Rows &rows);
    Result<RowCounts> writeApart(const Rows &rows);
    Result<RowCounts> writeDevice(const QString &device, const Rows &rows);
    Result<void> writeSample(const Sample &sample, RowCounts &counts);
    Result<void> writeNewSample(const Sample &sample, ImportCounts &counts);
    Result<Table *> tableOf(const Sample &sample);
    Result<Table> layOut(const DeviceTablePtr &description, Timestamp time);
    Result<void> announceRefusal(const QString &device, const QString &refusal, Timestamp time);

    SqlConnection &m_connection;
    JournalWriter &m_journal;
    std::unordered_map<QString, Table> m_tables; ///< by name
    Table *m_recent = nullptr; ///< of the last row: rows come in runs of one table
    Rollups m_rollups;
    QSet<QString> m_announced; ///< refusals that have their event
    QSet<QString> m_announcedBefore; ///< of these, the committed ones
};

} // namespace mtnops
