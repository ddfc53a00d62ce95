// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/csvreader.h"
#include "logger/import/foreignsource.h"

namespace mtnops {

/** What the header of a CSV file says: the columns, without types, and the device where the file is an export of a log.
    The error names the file and what is wrong. */
Result<ForeignTable> readCsvHeader(const CsvReader &header);

/** Finds out what type each column of CSV files is: the closest one that all its values are of. One thread. */
class CsvColumnTypes
{
public:
    explicit CsvColumnTypes(qsizetype columns) : m_columns(std::size_t(columns)) { }

    /** Takes the record in that @p reader stands on, which has as many cells. */
    void add(const CsvReader &reader);

    /** Nothing where there are no values. */
    std::optional<ColumnType> type(qsizetype column) const;

private:
    struct Seen
    {
        bool hasValue = false;
        bool areBooleans = true;
        bool areIntegers = true;
        bool areReals = true;
        bool areTimes = true;
    };
    std::vector<Seen> m_columns;
};

} // namespace mtnops
