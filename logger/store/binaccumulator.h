// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/store/loggedintervals.h"
#include "logger/store/tierrow.h"

#include <optional>
#include <span>

namespace mtnops {

/** Makes the bins of the finest tier from raw rows in order of time. What a row stands for is known when the next one
    comes; so a bin is done with the first row behind it. A value class without SQL; any one thread. */
class BinAccumulator
{
public:
    BinAccumulator(QList<Column> columns, LoggedIntervals intervals);

    /** A row that counts for no bin, but tells what came before the first. */
    void setPrevious(std::span<const QVariant> values);

    /** A row with its stored values, later than every one before. Returns the bin that it ended, if any. */
    std::optional<TierRow> add(qint64 time, std::span<const QVariant> values);

    /** The bin that is open, ended by a row at @p time that is not to be added. Nothing when none is open. */
    std::optional<TierRow> finish(qint64 time);

    /** Start of the open bin; nothing when none is open. */
    std::optional<qint64> openBin() const { return m_rows > 0 ? std::optional(m_start) : std::nullopt; }

    /** Time in µs of the last row that was added. */
    qint64 newestRow() const { return m_time; }

private:
    /** Of a column in the open bin; what is previous stays from bin to bin. */
    struct Cell
    {
        qint64 count = 0;
        double minimum = 0;
        double maximum = 0;
        double sum = 0;
        double first = 0;
        double last = 0;
        qint64 changes = 0;
        qint64 previous = 0; ///< the last valid value of an integer or boolean …
        QVariant previousText; ///< … and of a text or time; of what is before the bin, only that of the row before it
        bool hasPrevious = false;
        bool isBehindNull = false; ///< the row before the bin has no valid value
        bool isNull = false; ///< the newest row has none
    };

    static void addReal(Cell &cell, double value);
    static void addInteger(Cell &cell, const QVariant &value);
    static void addText(Cell &cell, const QVariant &value);
    static void addState(Cell &cell, bool differs);
    void addValue(qsizetype column, const QVariant &value);
    QVariant lastOf(const Cell &cell, ColumnType type) const;
    qint64 stoodUntil(qint64 time) const;
    TierRow close();

    QList<Column> m_columns;
    LoggedIntervals m_intervals;
    std::vector<Cell> m_cells;
    qint64 m_start = 0;
    qint64 m_rows = 0; ///< of the open bin; none is open at 0
    qint64 m_covered = 0;
    qint64 m_time = 0; ///< of the newest row
};

} // namespace mtnops
