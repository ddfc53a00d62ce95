// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/rowscan.h"

#include "logger/query/readersql.h"
#include "logger/store/sqlconnection.h"

#include <QSqlError>
#include <QVariant>

namespace mtnops {

RowScan::RowScan(SqlConnection &connection, QSqlQuery query, const TimeRange &range, int chunkRows)
    : m_connection(&connection)
    , m_query(std::move(query))
    , m_from(toMicroseconds(range.from))
    , m_to(toMicroseconds(range.to))
    , m_chunkRows(chunkRows)
{
}

Result<RowScan> RowScan::start(SqlConnection &connection, const QString &table, const QStringList &columns,
                               const TimeRange &range, int chunkRows)
{
    Result<QSqlQuery> query = connection.prepare(scanSql(table, columns));
    if (!query)
        return query.error();
    RowScan scan(connection, *std::move(query), range, chunkRows);
    if (const Result<void> started = scan.startChunk(); !started)
        return started.error();
    return scan;
}

Result<void> RowScan::startChunk()
{
    m_row = 0;
    m_query.bindValue(QStringLiteral(":from"), m_from);
    m_query.bindValue(QStringLiteral(":to"), m_to);
    m_query.bindValue(QStringLiteral(":count"), m_chunkRows);
    return run(*m_connection, m_query);
}

Result<bool> RowScan::next()
{
    while (!m_query.next()) {
        if (m_query.lastError().isValid())
            return m_connection->describe(m_query.lastError());
        m_query.finish();
        if (m_row < m_chunkRows)
            return false;
        m_from = m_time + 1;
        if (const Result<void> started = startChunk(); !started)
            return started.error();
    }
    ++m_row;
    m_time = m_query.value(0).toLongLong();
    return true;
}

void RowScan::pause()
{
    if (m_row == 0)
        return; // no time yet to go on from
    m_query.finish();
    m_row = m_chunkRows;
}

} // namespace mtnops
