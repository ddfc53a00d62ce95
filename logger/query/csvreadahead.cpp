// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvreadahead.h"

#include "logger/query/catalogreader.h"
#include "logger/query/rowscan.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

CsvReadAhead::CsvReadAhead(QString databasePath, QString table, QStringList columns, const TimeRange &range)
    : m_databasePath(std::move(databasePath))
    , m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_range(range)
    , m_thread([this] { read(); })
{
}

CsvReadAhead::~CsvReadAhead()
{
    const std::scoped_lock lock(m_mutex);
    m_stops = true;
    m_changed.notify_all();
}

Result<const CsvRowBlock *> CsvReadAhead::next()
{
    std::unique_lock lock(m_mutex);
    if (std::exchange(m_ownerHasBlock, false)) {
        ++m_taken;
        m_changed.notify_all();
    }
    m_changed.wait(lock, [this] { return m_read > m_taken || m_end; });
    if (m_read > m_taken) {
        m_ownerHasBlock = true;
        return &m_blocks[m_taken % m_blocks.size()];
    }
    if (!*m_end)
        return m_end->error();
    return nullptr;
}

void CsvReadAhead::read()
{
    Result<void> end = readRows();
    const std::scoped_lock lock(m_mutex);
    m_end = std::move(end);
    m_changed.notify_all();
}

Result<void> CsvReadAhead::readRows()
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(m_databasePath);
    if (!connection)
        return connection.error();
    Result<RowScan> scan = RowScan::start(**connection, m_table, m_columns, m_range);
    if (!scan)
        return scan.error();
    const auto columns = std::size_t(m_columns.size());
    for (;;) {
        if (!hasFreeBlock())
            scan->pause(); // a full pipe may block the owner for hours
        CsvRowBlock *block = waitForFreeBlock();
        if (!block)
            return {};
        block->times.resize(CsvRowBlock::mostRows);
        block->values.resize(CsvRowBlock::mostRows * columns);
        std::size_t row = 0;
        for (; row < CsvRowBlock::mostRows; ++row) {
            const Result<bool> hasRow = scan->next();
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                break;
            block->times[row] = scan->time();
            for (std::size_t column = 0; column < columns; ++column)
                block->values[row * columns + column] = scan->value(int(column));
        }
        block->rows = qsizetype(row);
        if (row > 0)
            handOver();
        if (row < CsvRowBlock::mostRows)
            return {};
    }
}

bool CsvReadAhead::hasFreeBlock()
{
    const std::scoped_lock lock(m_mutex);
    return m_read - m_taken < m_blocks.size();
}

/** A block to fill; null when the owner wants no more. */
CsvRowBlock *CsvReadAhead::waitForFreeBlock()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stops || m_read - m_taken < m_blocks.size(); });
    return m_stops ? nullptr : &m_blocks[m_read % m_blocks.size()];
}

void CsvReadAhead::handOver()
{
    const std::scoped_lock lock(m_mutex);
    ++m_read;
    m_changed.notify_all();
}

} // namespace mtnops
