// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqlitesource.h"

#include "logger/import/foreigntype.h"
#include "logger/import/sqliterows.h"
#include "logger/site/sqlnames.h"
#include "logger/store/catalogtables.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

namespace {

/** Not SQLite's own, nor what a log has beside its tables. */
Result<QStringList> tableNames(SqlConnection &connection)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                       " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'mtnops\\_%' ESCAPE '\\'"
                       " ORDER BY name"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QStringList names;
    while (query->next())
        names += query->value(0).toString();
    return names;
}

Result<ForeignTable> describeForeign(SqlConnection &connection, const QString &name)
{
    // table_info leaves generated columns out.
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT name, type, pk, sum(pk > 0) OVER () FROM pragma_table_info(:table) ORDER BY cid"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":table"), name);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    ForeignTable table{.name = name, .suggestedName = suggestedSqlName(name)};
    while (query->next()) {
        const std::optional<ColumnType> type = columnTypeOfSql(query->value(1).toString());
        table.columns += ForeignColumn{.name = query->value(0).toString(),
                                       .type = type,
                                       .isKey = query->value(2).toInt() > 0 && query->value(3).toInt() == 1
                                           && type == ColumnType::Integer};
    }
    return table;
}

/** What a log says itself of its columns. The first one is the rows' time. */
Result<ForeignTable> describeOurs(SqlConnection &connection, const QString &name)
{
    Result<ForeignTable> table = describeForeign(connection, name);
    const Result<QList<Column>> known = readColumns(connection, name);
    if (!table || !known)
        return table ? known.error() : table;
    table->isOurs = true;
    for (ForeignColumn &column : table->columns) {
        column.timeFormat = TimeFormat::UnixMicroseconds;
        for (const Column &logged : *known) {
            if (logged.name == column.name) {
                column.type = logged.type;
                column.unit = logged.unit;
            }
        }
    }
    return table;
}

} // namespace

Result<QList<ForeignTable>> SqliteSource::tables(const ImportProgress &) const
{
    const Result<std::unique_ptr<SqlConnection>> connection =
        SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const Result<QStringList> names = tableNames(**connection);
    if (!names)
        return names.error();
    const Result<QVariant> application = (*connection)->value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    const bool isLog = application->toInt() == logApplicationId;
    QList<ForeignTable> tables;
    for (const QString &name : *names) {
        const Result<ForeignTable> table =
            isLog ? describeOurs(**connection, name) : describeForeign(**connection, name);
        if (!table)
            return table.error();
        tables += *table;
    }
    return tables;
}

Result<std::unique_ptr<ForeignRows>> SqliteSource::rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                                        qsizetype time, const IsWanted &isWanted) const
{
    return SqliteRows::open(m_path, table, columns, time, isWanted);
}

} // namespace mtnops
