// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/store/rollupstate.h"
#include "logger/store/tierrow.h"

#include <functional>

namespace mtnops {

class SqlConnection;

/** Reads what rollups still tell of a time whose raw rows are kept no more, for a CSV file of whole minutes. Lives on
    the connection's thread. */
class CsvRollups
{
public:
    /** Whether intervals of that length, aligned to the epoch, consist of whole bins. */
    static bool canTell(Duration every);

    /** @p columns: those of the file; those that have no rollups have no valid value. @p coarsest: the tier to read
        where it can be. */
    CsvRollups(SqlConnection &connection, const DeviceTable &table, const QList<Column> &columns, std::size_t coarsest);

    /** One bin; see forEachCell(). */
    using Take = std::function<Result<void>(const TierRow &bin)>;

    /** Hands over the bins that lie inside the range, oldest first. Raw rows of all of it are gone. No read transaction
        is open meanwhile. */
    Result<void> forEachBin(const TimeRange &range, const Take &take);

    /** Hands over what a bin knows of the columns of the file that had a valid value: the column's place there, and the
        cell. */
    template<typename TakeCell>
    void forEachCell(const TierRow &bin, const TakeCell &take) const
    {
        for (qsizetype index = 0; index < m_places.size(); ++index) {
            if (const TierCell &cell = bin.cells[size_t(index)]; cell.count > 0)
                take(m_places[index], cell);
        }
    }

private:
    SqlConnection &m_connection;
    QString m_table;
    QList<Column> m_columns; ///< those that have rollups
    QList<qsizetype> m_places; ///< of these among those of the file
    std::size_t m_coarsest;
};

} // namespace mtnops
