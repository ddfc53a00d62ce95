// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/rowscan.h"

#include "logger/query/readersql.h"

namespace mtnops {

RowScan::RowScan(SqliteStatement scan, const TimeRange &range, int chunkRows)
    : m_scan(std::move(scan))
    , m_from(toMicroseconds(range.from))
    , m_to(toMicroseconds(range.to))
    , m_chunkRows(chunkRows)
{
    startChunk();
}

Result<RowScan> RowScan::start(SqlConnection &connection, const QString &table, const QStringList &columns,
                               const TimeRange &range, int chunkRows)
{
    Result<SqliteStatement> scan = SqliteStatement::prepare(connection, scanSql(table, columns));
    if (!scan)
        return scan.error();
    return RowScan(*std::move(scan), range, chunkRows);
}

void RowScan::startChunk()
{
    m_row = 0;
    m_scan.bindInteger(":from", m_from);
    m_scan.bindInteger(":to", m_to);
    m_scan.bindInteger(":count", m_chunkRows);
}

Result<bool> RowScan::next()
{
    Result<bool> hasRow = m_scan.step();
    while (hasRow && !*hasRow && m_row == m_chunkRows) {
        m_from = m_time + 1;
        startChunk();
        hasRow = m_scan.step();
    }
    if (hasRow && *hasRow) {
        ++m_row;
        m_time = m_scan.integer(0);
    } else {
        m_from = m_to; // the statement would begin anew
        startChunk();
    }
    return hasRow;
}

void RowScan::pause()
{
    m_scan.reset();
    if (m_row == 0)
        return; // no time yet to go on from
    m_from = m_time + 1;
    startChunk();
}

} // namespace mtnops
