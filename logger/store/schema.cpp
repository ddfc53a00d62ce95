// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/schema.h"

#include "logger/core/logging.h"
#include "logger/store/sqlconnection.h"

#include <QVariant>

namespace mtnops {

namespace {

/** The catalog of version 1. Never edited once released: a change is a migration of its own behind it. */
QStringList firstSchema()
{
    return {
        QStringLiteral("CREATE TABLE mtnops_site ("
                       " id INTEGER PRIMARY KEY CHECK (id = 1),"
                       " name TEXT NOT NULL, title TEXT NOT NULL,"
                       " latitude REAL NOT NULL, longitude REAL NOT NULL, elevation REAL NOT NULL,"
                       " time_zone TEXT NOT NULL,"
                       " catalog_version INTEGER NOT NULL)"),
        QStringLiteral("INSERT INTO mtnops_site VALUES (1, '', '', 0, 0, 0, 'UTC', 0)"),
        QStringLiteral("CREATE TABLE mtnops_devices ("
                       " name TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, interval_us INTEGER NOT NULL,"
                       " state TEXT NOT NULL DEFAULT 'never-seen', state_detail TEXT NOT NULL DEFAULT '',"
                       " state_since INTEGER NOT NULL DEFAULT 0,"
                       " polls INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,"
                       " skipped INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,"
                       " latency_us INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE TABLE mtnops_columns ("
                       " device TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,"
                       " type TEXT NOT NULL CHECK (type IN ('real', 'integer', 'boolean', 'text', 'time')),"
                       " unit TEXT NOT NULL, label TEXT NOT NULL, description TEXT NOT NULL,"
                       " minimum REAL, maximum REAL,"
                       " warn_below REAL, warn_above REAL, alarm_below REAL, alarm_above REAL,"
                       " words TEXT,"
                       " PRIMARY KEY (device, name))"),
        QStringLiteral("CREATE TABLE mtnops_events ("
                       " id INTEGER PRIMARY KEY, ts INTEGER NOT NULL, %1,"
                       " kind TEXT NOT NULL, device TEXT NOT NULL, text TEXT NOT NULL)")
            .arg(timestampColumnSql()),
        QStringLiteral("CREATE INDEX mtnops_events_ts ON mtnops_events (ts)"),
    };
}

/** Version 2: rollups. Their own tables are laid out with those of the devices. */
QStringList rollupSchema()
{
    return {
        QStringLiteral("CREATE TABLE mtnops_rollups ("
                       " device TEXT NOT NULL PRIMARY KEY, complete_to INTEGER NOT NULL, raw_from INTEGER)"),
        QStringLiteral("CREATE TABLE mtnops_dirty ("
                       " device TEXT NOT NULL, ts_from INTEGER NOT NULL, ts_to INTEGER NOT NULL,"
                       " PRIMARY KEY (device, ts_from))"),
    };
}

/** Version 3: which interval a device had when. Without a row of a device it always was that of mtnops_devices. */
QStringList intervalSchema()
{
    return {QStringLiteral("CREATE TABLE mtnops_intervals ("
                           " device TEXT NOT NULL, ts_from INTEGER NOT NULL, interval_us INTEGER NOT NULL,"
                           " PRIMARY KEY (device, ts_from))")};
}

/** Entry n brings a database from version n to n + 1. */
QList<QStringList> migrations()
{
    return {firstSchema(), rollupSchema(), intervalSchema()};
}

Result<bool> isEmptyDatabase(SqlConnection &connection)
{
    const Result<QVariant> count = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!count)
        return count.error();
    return count->toInt() == 0;
}

} // namespace

QString timestampColumnSql()
{
    // SQLite's / and % round towards zero; the remainder is made positive so that times before 1970 come out right.
    return QStringLiteral(
        "\"timestamp\" TEXT GENERATED ALWAYS AS ("
        "strftime('%Y-%m-%dT%H:%M:%S', (ts - ((ts % 1000000) + 1000000) % 1000000) / 1000000, 'unixepoch')"
        " || printf('.%06dZ', ((ts % 1000000) + 1000000) % 1000000)) VIRTUAL");
}

Result<int> readSchemaVersion(SqlConnection &connection)
{
    const Result<QVariant> application = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    const Result<QVariant> version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    if (application->toInt() == 0 && version->toInt() == 0) {
        const Result<bool> isEmpty = isEmptyDatabase(connection);
        if (!isEmpty)
            return isEmpty.error();
        if (*isEmpty)
            return 0;
    }
    if (application->toInt() != logApplicationId) {
        return Error{ErrorCode::Foreign,
                     QStringLiteral("%1 is the database of another program (application_id %2, a log has %3)")
                         .arg(connection.path())
                         .arg(application->toInt())
                         .arg(logApplicationId)};
    }
    if (version->toInt() > logSchemaVersion) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 was written by a newer mtnops-logger (schema %2, this program knows up to %3): "
                                    "install that version or a later one")
                         .arg(connection.path())
                         .arg(version->toInt())
                         .arg(logSchemaVersion)};
    }
    return version->toInt();
}

Result<void> migrateSchema(SqlConnection &connection)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const Result<int> version = readSchemaVersion(connection);
    if (!version)
        return version.error();
    if (*version == logSchemaVersion)
        return {};
    const QList<QStringList> steps = migrations().mid(*version);
    for (const QStringList &step : steps) {
        for (const QString &statement : step) {
            if (const Result<void> done = connection.execute(statement); !done)
                return done;
        }
    }
    const QStringList marks = {QStringLiteral("PRAGMA application_id = %1").arg(logApplicationId),
                               QStringLiteral("PRAGMA user_version = %1").arg(logSchemaVersion)};
    for (const QString &mark : marks) {
        if (const Result<void> done = connection.execute(mark); !done)
            return done;
    }
    qCInfo(storeLog).noquote() << connection.path() << "brought from schema" << *version << "to" << logSchemaVersion;
    return transaction->commit();
}

} // namespace mtnops
