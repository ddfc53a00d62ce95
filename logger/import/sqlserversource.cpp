// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqlserversource.h"

#include "logger/import/foreigntype.h"
#include "logger/import/sqlserver.h"
#include "logger/import/sqlserverrows.h"
#include "logger/site/sqlnames.h"

namespace mtnops {

namespace {

/** Of the schema's tables, not its views: table, column, declared type. */
QString columnsSql(SqlServer::Kind kind)
{
    const bool isPostgres = kind == SqlServer::Kind::PostgreSql;
    return QStringLiteral("SELECT c.table_name, c.column_name, c.%1 FROM information_schema.columns c"
                          " JOIN information_schema.tables t"
                          " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                          " WHERE t.table_type = 'BASE TABLE' AND c.table_schema = %2"
                          " ORDER BY c.table_name, c.ordinal_position")
        .arg(isPostgres ? QStringLiteral("data_type") : QStringLiteral("column_type"),
             isPostgres ? QStringLiteral("current_schema()") : QStringLiteral("DATABASE()"));
}

/** Tables and columns of primary keys that have one column. */
QString keysSql(SqlServer::Kind kind)
{
    return QStringLiteral("SELECT k.table_name, min(k.column_name) FROM information_schema.key_column_usage k"
                          " JOIN information_schema.table_constraints c ON c.table_schema = k.table_schema"
                          " AND c.table_name = k.table_name AND c.constraint_name = k.constraint_name"
                          " WHERE c.constraint_type = 'PRIMARY KEY' AND k.table_schema = %1"
                          " GROUP BY k.table_name HAVING count(*) = 1")
        .arg(kind == SqlServer::Kind::PostgreSql ? QStringLiteral("current_schema()") : QStringLiteral("DATABASE()"));
}

Result<QHash<QString, QString>> readKeys(SqlServer &server)
{
    Result<QSqlQuery> query = server.query(keysSql(server.kind()));
    if (!query)
        return query.error();
    QHash<QString, QString> keys;
    while (query->next())
        keys.insert(query->value(0).toString(), query->value(1).toString());
    return keys;
}

} // namespace

Result<QList<ForeignTable>> SqlServerSource::tables(const ImportProgress &) const
{
    const Result<std::unique_ptr<SqlServer>> server = SqlServer::open(m_url);
    if (!server)
        return server.error();
    const Result<QHash<QString, QString>> keys = readKeys(**server);
    if (!keys)
        return keys.error();
    Result<QSqlQuery> query = (*server)->query(columnsSql((*server)->kind()));
    if (!query)
        return query.error();
    QList<ForeignTable> tables;
    while (query->next()) {
        const QString table = query->value(0).toString();
        const QString column = query->value(1).toString();
        const QString declaration = query->value(2).toString();
        if (tables.isEmpty() || tables.last().name != table)
            tables += ForeignTable{.name = table, .suggestedName = suggestedSqlName(table)};
        const std::optional<ColumnType> type = columnTypeOfSql(declaration);
        const bool isZoned = (*server)->kind() == SqlServer::Kind::MariaDb
            && declaration.startsWith(QLatin1StringView("timestamp"), Qt::CaseInsensitive);
        tables.last().columns += ForeignColumn{.name = column,
                                               .type = type,
                                               .isKey = type == ColumnType::Integer && keys->value(table) == column,
                                               .isUtc = isZoned};
    }
    return tables;
}

Result<std::unique_ptr<ForeignRows>> SqlServerSource::rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                                           qsizetype time, const IsWanted & /*isWanted*/) const
{
    return SqlServerRows::open(m_url, table, columns, time);
}

} // namespace mtnops
