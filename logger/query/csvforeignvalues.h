// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvcell.h"
#include "logger/query/csvreport.h"

#include <vector>

namespace mtnops {

/** True for a stored value that a CSV file may hold in a column of that type: not NULL, a finite real, a whole integer,
   0 or 1 for a boolean, a text, a time of the years 0000 to 9999. */
bool isOfType(ColumnType type, const CsvCell &stored);

/** Finds the stored values that are not of their column's type, which only somebody else can have put there, and counts
    them. One thread. */
class CsvForeignValues
{
public:
    CsvForeignValues(const QString &table, const QList<Column> &columns);

    /** True for a value to write; false for NULL and for what is not of the column's type, which is counted.
        @p time: µs, of the row. */
    bool accepts(qsizetype column, const CsvCell &stored, qint64 time)
    {
        CsvLeftOut &leftOut = m_columns[size_t(column)];
        if (isOfType(leftOut.type, stored))
            return true;
        if (!isNull(stored))
            count(leftOut, time);
        return false;
    }

    /** Of the columns that have any. */
    QList<CsvLeftOut> found() const;

private:
    static void count(CsvLeftOut &leftOut, qint64 time);

    std::vector<CsvLeftOut> m_columns;
};

} // namespace mtnops
