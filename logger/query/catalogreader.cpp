// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"

#include "logger/query/readersql.h"
#include "logger/store/catalogtables.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"

#include <QSqlError>
#include <QVariant>

namespace mtnops {

Result<std::unique_ptr<SqlConnection>> openLog(const QString &path)
{
    Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        return connection;
    const Result<int> version = readSchemaVersion(**connection);
    if (!version)
        return version.error();
    if (*version == 0)
        return Error{ErrorCode::NotFound, QStringLiteral("%1: nothing has been logged into this file yet").arg(path)};
    return connection;
}

Result<Catalog> readCatalog(SqlConnection &connection)
{
    Result<SiteInfo> site = readSite(connection);
    if (!site)
        return site.error();
    Result<QSqlQuery> devices = connection.prepare(devicesSql());
    if (!devices)
        return devices.error();
    if (const Result<void> done = run(connection, *devices); !done)
        return done.error();
    const Result<int> version = readSchemaVersion(connection);
    if (!version)
        return version.error();
    Catalog catalog{.site = *std::move(site), .hasRollups = *version >= 2, .hasIntervals = *version >= 3};
    while (devices->next()) {
        catalog.tables.append(DeviceTable{.name = devices->value(0).toString(),
                                          .title = devices->value(1).toString(),
                                          .interval = Duration(devices->value(2).toLongLong())});
    }
    if (devices->lastError().isValid())
        return connection.describe(devices->lastError());
    devices->finish();
    for (DeviceTable &table : catalog.tables) {
        Result<QList<Column>> columns = readColumns(connection, table.name);
        if (!columns)
            return columns.error();
        table.columns = *std::move(columns);
    }
    return catalog;
}

Result<QList<DeviceStatus>> readStatuses(SqlConnection &connection)
{
    Result<QSqlQuery> query = connection.prepare(devicesSql());
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QList<DeviceStatus> statuses;
    while (query->next()) {
        const QString state = query->value(3).toString();
        const std::optional<DeviceState> known = deviceStateFromString(state);
        if (!known) {
            return Error{
                ErrorCode::Database,
                QStringLiteral("%1: mtnops_devices has the unknown state \"%2\"").arg(connection.path(), state)};
        }
        statuses.append(DeviceStatus{.device = query->value(0).toString(),
                                     .state = *known,
                                     .detail = query->value(4).toString(),
                                     .since = fromMicroseconds(query->value(5).toLongLong()),
                                     .polls = query->value(6).toLongLong(),
                                     .failures = query->value(7).toLongLong(),
                                     .skipped = query->value(8).toLongLong(),
                                     .rejected = query->value(9).toLongLong(),
                                     .latency = Duration(query->value(10).toLongLong())});
    }
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return statuses;
}

Result<const DeviceTable *> findTable(const Catalog &catalog, const QString &name)
{
    QStringList known;
    for (const DeviceTable &table : catalog.tables) {
        if (table.name == name)
            return &table;
        known += table.name;
    }
    return Error{ErrorCode::NotFound,
                 QStringLiteral("there is no table \"%1\"; there are: %2")
                     .arg(name, known.isEmpty() ? QStringLiteral("none yet") : known.join(QLatin1StringView(", ")))};
}

Result<const Column *> findColumn(const DeviceTable &table, const QString &name)
{
    const qsizetype index = table.indexOf(name);
    if (index >= 0)
        return &table.columns[index];
    return Error{ErrorCode::NotFound,
                 QStringLiteral("table %1 has no column \"%2\"; it has: %3")
                     .arg(table.name, name, namesOf(table.columns).join(QLatin1StringView(", ")))};
}

} // namespace mtnops
