// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqlserverrows.h"

#include "logger/import/foreignname.h"

#include <QSqlError>

namespace mtnops {

namespace {

QString keyOf(const ForeignTable &table)
{
    for (const ForeignColumn &column : table.columns) {
        if (column.isKey)
            return column.name;
    }
    return {};
}

/** Qt's own times end at milliseconds, so that times are asked for as text, and whatever else is no number. */
QString selected(const ForeignColumn &column, SqlServer::Kind kind)
{
    const QString name = foreignName(column.name);
    if (column.type != ColumnType::Time && column.type != ColumnType::Text)
        return name;
    const QString text = kind == SqlServer::Kind::PostgreSql ? QStringLiteral("CAST(%1 AS text)").arg(name)
                                                             : QStringLiteral("CAST(%1 AS char)").arg(name);
    return column.isUtc ? QStringLiteral("CONCAT(%1, 'Z')").arg(text) : text;
}

} // namespace

SqlServerRows::SqlServerRows(std::unique_ptr<SqlServer> server, QString key)
    : m_server(std::move(server)), m_key(std::move(key))
{
}

Result<std::unique_ptr<ForeignRows>> SqlServerRows::open(const QUrl &url, const ForeignTable &table,
                                                         const QList<qsizetype> &columns, qsizetype time)
{
    Result<std::unique_ptr<SqlServer>> server = SqlServer::open(url);
    if (!server)
        return server.error();
    std::unique_ptr<SqlServerRows> rows(new SqlServerRows(*std::move(server), keyOf(table)));
    const QString source = foreignName(table.name);
    if (const Result<void> found = rows->findEnds(source); !found)
        return found.error();
    const QString key = foreignName(rows->m_key);
    QStringList names = {rows->m_key.isEmpty() ? QStringLiteral("0") : key};
    for (const qsizetype column : columns)
        names += selected(table.columns[column], rows->m_server->kind());
    const QString select = QStringLiteral("SELECT ") + names.join(u',') + QStringLiteral(" FROM ") + source;
    rows->m_sql = rows->m_key.isEmpty() ? select + QStringLiteral(" ORDER BY ") + foreignName(table.columns[time].name)
                                        : select + QStringLiteral(" WHERE ") + key + QStringLiteral(" >= ");
    if (const Result<void> begun = rows->read(rows->m_first); !begun)
        return begun.error();
    return std::unique_ptr<ForeignRows>(std::move(rows));
}

Result<void> SqlServerRows::findEnds(const QString &source)
{
    Result<QSqlQuery> ends = m_server->query(
        m_key.isEmpty() ? QStringLiteral("SELECT 1, count(*) FROM ") + source
                        : QStringLiteral("SELECT min(%1), max(%1) FROM ").arg(foreignName(m_key)) + source);
    if (!ends)
        return ends.error();
    if (ends->next()) {
        m_first = ends->value(0).toLongLong();
        m_last = ends->value(1).toLongLong();
    }
    return {};
}

Result<void> SqlServerRows::read(qint64 from)
{
    const QString part = QStringLiteral("%1 ORDER BY 1 LIMIT %2").arg(from).arg(rowsOfAPart);
    Result<QSqlQuery> query = m_server->query(m_key.isEmpty() ? m_sql : m_sql + part);
    if (!query)
        return query.error();
    m_query = *std::move(query);
    m_inPart = 0;
    return {};
}

Result<bool> SqlServerRows::next()
{
    if (m_inPart == rowsOfAPart && !m_key.isEmpty()) {
        if (const Result<void> begun = read(m_number + 1); !begun)
            return begun.error();
    }
    if (!m_query.next()) {
        return m_query.lastError().isValid() ? Result<bool>(m_server->describe(m_query.lastError().databaseText()))
                                             : Result(false);
    }
    ++m_inPart;
    m_number = m_key.isEmpty() ? m_number + 1 : m_query.value(0).toLongLong();
    return true;
}

QString SqlServerRows::place() const
{
    return m_key.isEmpty() ? QStringLiteral("row %1").arg(m_number) : QStringLiteral("%1 %2").arg(m_key).arg(m_number);
}

double SqlServerRows::done() const
{
    return m_last <= m_first ? 1
                             : std::min(1.0, (double(m_number) - double(m_first)) / (double(m_last) - double(m_first)));
}

} // namespace mtnops
