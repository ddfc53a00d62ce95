// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvcourse.h"
#include "logger/query/csvstatistics.h"
#include "logger/query/csvwriter.h"

#include <vector>

namespace mtnops {

struct TierCell;

/** Gathers rows into intervals aligned to the epoch and writes one row for each, at the interval's start: the
   statistics of a real column's valid values, the last valid value of any other. Intervals without rows are left out
   unless the request says to fill. One thread. */
class CsvBins
{
public:
    /** @p request has an interval. @p writer and @p course must outlive the bins. */
    CsvBins(const CsvRequest &request, const QList<Column> &columns, CsvWriter &writer, CsvCourse &course);

    /** A valid value from before the range, to fill the first interval with or, where it lies inside that, the next
       ones; oldest first, before any row. */
    void remember(qsizetype column, const CsvCell &stored, qint64 time);
    /** Likewise of a bin that begins at @p time: one valid value at least. */
    void remember(qsizetype column, const TierCell &cell, qint64 time);

    /** Goes to the interval of that time, in µs, and writes the ones before. Times come in order. */
    Result<void> beginRow(qint64 time);
    /** A valid value of the row that was begun. */
    void addValue(qsizetype column, const CsvCell &stored);
    /** What a bin of rollups, which was begun as a row, knows of a column: one valid value at least. */
    void addCell(qsizetype column, const TierCell &cell);

    /** Writes what is left. */
    Result<void> finish();

private:
    struct Cell
    {
        CsvStatistics statistics;
        CsvCell last; ///< the last valid value, of this interval or an earlier one
        qint64 lastTime = 0; ///< µs
        bool hasValue = false; ///< in this interval
        CsvCell unseen; ///< the last valid value inside the first interval, but before the range
        qint64 unseenTime = 0; ///< µs
    };

    CsvCell lastOf(qsizetype column, const TierCell &cell) const;
    Result<void> advanceTo(qint64 start);
    Result<void> write();
    void writeReal(const Cell &cell);
    bool canFill(const Cell &cell) const;

    CsvRequest m_request;
    QList<Column> m_columns;
    CsvWriter &m_writer;
    CsvCourse &m_course;
    qint64 m_start; ///< µs, of the interval that is being filled
    qint64 m_time = 0; ///< µs, of the row that was begun
    bool m_hasRows = false; ///< the interval
    std::vector<Cell> m_cells;
};

} // namespace mtnops
