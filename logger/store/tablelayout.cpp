// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tablelayout.h"

#include "logger/store/catalogtables.h"
#include "logger/store/loggedintervals.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tablecolumns.h"

#include <QSet>
#include <QVariant>

namespace mtnops {

namespace {

Result<void> checkNames(const DeviceTable &table)
{
    const QString rule =
        QStringLiteral("a name is lower-case letters, digits and \"_\", at most 48, does not begin with a "
                       "digit, \"sqlite_\" or \"mtnops_\", and is neither \"ts\" nor \"timestamp\"");
    if (!isSqlName(table.name)) {
        return Error{ErrorCode::InvalidInput, QStringLiteral("\"%1\" cannot name a table: %2").arg(table.name, rule)};
    }
    QSet<QString> names;
    for (const Column &column : table.columns) {
        if (!isSqlName(column.name)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"%1\" cannot name a column of %2: %3").arg(column.name, table.name, rule)};
        }
        if (names.contains(column.name)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 has two columns named %2: rename one").arg(table.name, column.name)};
        }
        names.insert(column.name);
    }
    return {};
}

qsizetype indexIn(const QList<Column> &columns, const QString &name)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column &c) { return c.name == name; });
    return found == columns.end() ? -1 : found - columns.begin();
}

Result<void> checkTypes(const DeviceTable &table, const QList<Column> &stored)
{
    QStringList mistakes;
    for (const Column &column : table.columns) {
        const qsizetype index = indexIn(stored, column.name);
        if (index >= 0 && stored[index].type != column.type) {
            mistakes += QStringLiteral("column %1.%2 holds %3 values and its type is now %4")
                            .arg(table.name, column.name, nameOf(stored[index].type), nameOf(column.type));
        }
    }
    if (mistakes.isEmpty())
        return {};
    return Error{ErrorCode::InvalidInput,
                 mistakes.join(QLatin1StringView("; "))
                     + QStringLiteral(": rows of %1 cannot be stored; give the changed column a new name (the old one "
                                      "keeps its history), or log into a new database")
                           .arg(table.name)};
}

Error takenBy(SqlConnection &connection, const QString &name, const QString &what)
{
    return {
        ErrorCode::InvalidInput,
        QStringLiteral("\"%1\" in %2 is %3 that somebody else made: rows of %1 cannot be stored; rename it there, or "
                       "give the device another name")
            .arg(name, connection.path(), what)};
}

/** What somebody else has put under a device's name must be a table in which rows are found by their time. The list of
    tables is in SQLite's memory; sqlite_master would be read through for every device. */
Result<void> checkObject(SqlConnection &connection, const QString &name)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT type, (SELECT count(*) = 1 AND sum(name = 'ts' AND upper(type) = 'INTEGER')"
                       " FROM pragma_table_info(:name) WHERE pk > 0)"
                       " FROM pragma_table_list(:name) WHERE schema = 'main'"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), name);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (!query->next())
        return {};
    const QString type = query->value(0).toString();
    if (type == QLatin1StringView("table") && query->value(1).toInt() == 1)
        return {};
    return takenBy(connection, name,
                   type == QLatin1StringView("view") ? QStringLiteral("a view")
                                                     : QStringLiteral("a table without \"ts INTEGER PRIMARY KEY\""));
}

Result<bool> isIndex(SqlConnection &connection, const QString &name)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT count(*) FROM sqlite_master WHERE lower(name) = :name AND type = 'index'"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), name);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->next() && query->value(0).toInt() > 0;
}

QString declarationOf(const Column &column)
{
    return quotedName(column.name) + u' ' + sqlTypeOf(column.type);
}

Result<void> createTable(SqlConnection &connection, const DeviceTable &table)
{
    QStringList columns = {QStringLiteral("ts INTEGER PRIMARY KEY"), timestampColumnSql()};
    for (const Column &column : table.columns)
        columns += declarationOf(column);
    const Result<void> created = connection.execute(
        QStringLiteral("CREATE TABLE %1 (%2)").arg(quotedName(table.name), columns.join(QLatin1StringView(", "))));
    if (created || created.error().code == ErrorCode::Busy || created.error().code == ErrorCode::Io)
        return created;
    const Result<bool> isTaken = isIndex(connection, table.name);
    return isTaken && *isTaken ? takenBy(connection, table.name, QStringLiteral("an index")) : created.error();
}

Result<QStringList> addColumns(SqlConnection &connection, const DeviceTable &table,
                               const QHash<QString, RealColumn> &existing)
{
    QStringList changes;
    for (const Column &column : table.columns) {
        if (existing.contains(column.name))
            continue;
        const Result<void> added = connection.execute(
            QStringLiteral("ALTER TABLE %1 ADD COLUMN %2").arg(quotedName(table.name), declarationOf(column)));
        if (!added)
            return added.error();
        changes +=
            QStringLiteral("column %1 (%2) added; it is NULL in earlier rows").arg(column.name, nameOf(column.type));
    }
    return changes;
}

Result<QStringList> writeCatalog(SqlConnection &connection, const DeviceTable &table, const QList<Column> &stored)
{
    QStringList changes;
    const Result<bool> deviceChanged = writeDevice(connection, table);
    if (!deviceChanged)
        return deviceChanged.error();
    bool changed = *deviceChanged;
    for (qsizetype position = 0; position < table.columns.size(); ++position) {
        const Column &column = table.columns[position];
        const qsizetype index = indexIn(stored, column.name);
        if (index == position && stored[index] == column)
            continue;
        if (const Result<void> written = writeColumn(connection, table.name, column, position); !written)
            return written.error();
        changed = true;
        if (index >= 0 && stored[index].unit != column.unit) {
            changes += QStringLiteral("unit of %1 changed from \"%2\" to \"%3\"; earlier rows keep their numbers")
                           .arg(column.name, stored[index].unit, column.unit);
        }
    }
    if (changed) {
        if (const Result<void> raised = raiseCatalogVersion(connection); !raised)
            return raised.error();
    }
    return changes;
}

} // namespace

Result<QStringList> layOutTable(SqlConnection &connection, const DeviceTable &table, Timestamp now)
{
    if (const Result<void> valid = checkNames(table); !valid)
        return valid.error();
    const Result<QList<Column>> stored = readColumns(connection, table.name);
    if (!stored)
        return stored.error();
    if (const Result<void> valid = checkTypes(table, *stored); !valid)
        return valid.error();
    if (const Result<void> valid = checkObject(connection, table.name); !valid)
        return valid.error();
    const Result<QHash<QString, RealColumn>> existing = realColumns(connection, table.name);
    if (!existing)
        return existing.error();
    QStringList changes;
    if (existing->isEmpty()) {
        if (const Result<void> created = createTable(connection, table); !created)
            return created.error();
    } else {
        Result<QStringList> added = addColumns(connection, table, *existing);
        if (!added)
            return added.error();
        changes = *std::move(added);
    }
    if (const Result<void> noted = noteInterval(connection, table, now); !noted)
        return noted.error();
    const Result<QStringList> catalogChanges = writeCatalog(connection, table, *stored);
    if (!catalogChanges)
        return catalogChanges.error();
    return changes + *catalogChanges;
}

} // namespace mtnops
