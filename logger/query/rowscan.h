// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"
#include "logger/store/sqlitestatement.h"

#include <QStringList>

#include <utility>

namespace mtnops {

class SqlConnection;

/** Steps through the rows of a range of a table, oldest first. It reads in chunks, each found by its first time, so
   that no read transaction lasts long enough to stop the writer's checkpoints. Lives on its connection's thread. */
class RowScan
{
public:
    /** @p connection must outlive the scan. */
    static Result<RowScan> start(SqlConnection &connection, const QString &table, const QStringList &columns,
                                 const TimeRange &range, int chunkRows = 50'000);

    /** Goes to the next row; false at the end. */
    Result<bool> next();

    /** Hands the scan to @p use, standing on one row after the other, until that returns false. */
    template<typename Use>
    Result<void> forEach(Use use)
    {
        Result<bool> hasRow = next();
        while (hasRow && *hasRow && use(std::as_const(*this)))
            hasRow = next();
        return hasRow ? Result<void>() : hasRow.error();
    }

    /** Ends the read transaction until next() is called again: for when that may take long. */
    void pause();

    qint64 time() const { return m_time; } ///< µs, of the row it stands on

    const SqliteStatement &row() const { return m_scan; } ///< its column 0 is the time, the ones asked for follow

    // Of the column at that index of the ones asked for:
    QVariant value(int column) const { return m_scan.value(column + 1); } ///< an invalid one for NULL
    std::optional<double> number(int column) const { return m_scan.number(column + 1); } ///< nothing for what is none

private:
    RowScan(SqliteStatement scan, const TimeRange &range, int chunkRows);
    void startChunk();

    SqliteStatement m_scan;
    qint64 m_from; ///< where the chunk starts
    qint64 m_to;
    int m_chunkRows;
    int m_row = 0; ///< rows of the chunk that were read
    qint64 m_time = 0;
};

} // namespace mtnops
