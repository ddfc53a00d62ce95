// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvreadahead.h"

#include "logger/core/threadpriority.h"
#include "logger/query/catalogreader.h"
#include "logger/query/rowscan.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

namespace {

/** Every page is read once: in a few KiB SQLite uses the same memory again, where in its usual 2000 the kernel has to
    clear most pages first, which took a fifth of the reading. */
Result<void> keepFewPages(SqlConnection &connection)
{
    return connection.execute(QStringLiteral("PRAGMA cache_size = -128"));
}

} // namespace

CsvReadAhead::CsvReadAhead(QString databasePath, QString table, QStringList columns, const TimeRange &range)
    : m_databasePath(std::move(databasePath))
    , m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_range(range)
    , m_thread([this] { m_blocks.end(readRows()); })
{
}

CsvReadAhead::~CsvReadAhead()
{
    m_blocks.stop();
}

Result<void> CsvReadAhead::readRows()
{
    stepBehindOthers();
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(m_databasePath);
    if (!connection)
        return connection.error();
    if (const Result<void> kept = keepFewPages(**connection); !kept)
        return kept;
    Result<RowScan> scan = RowScan::start(**connection, m_table, m_columns, m_range);
    if (!scan)
        return scan.error();
    const auto columns = std::size_t(m_columns.size());
    for (;;) {
        if (!m_blocks.hasFreeBlock())
            scan->pause(); // a full pipe may block the owner for hours
        CsvRowBlock *block = m_blocks.waitForFreeBlock();
        if (!block)
            return {};
        block->times.resize(CsvRowBlock::mostRows);
        block->cells.resize(CsvRowBlock::mostRows * columns);
        std::size_t row = 0;
        for (; row < CsvRowBlock::mostRows; ++row) {
            const Result<bool> hasRow = scan->next();
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                break;
            block->times[row] = scan->time();
            for (std::size_t column = 0; column < columns; ++column)
                readCell(scan->row(), int(column) + 1, block->cells[row * columns + column]);
        }
        block->rows = qsizetype(row);
        if (row > 0)
            m_blocks.handOver();
        if (row < CsvRowBlock::mostRows)
            return {};
    }
}

} // namespace mtnops
