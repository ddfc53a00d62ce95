// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/lastrun.h"

#include "logger/core/timestamp.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QFileInfo>
#include <QVariant>

#include <algorithm>
#include <optional>

namespace mtnops {

namespace {

/** The time of the start event that no stop event follows. */
Result<std::optional<Timestamp>> unfinishedStart(SqlConnection &connection)
{
    Result<QSqlQuery> query = connection.prepare(QStringLiteral("SELECT ts, kind FROM mtnops_events WHERE device = ''"
                                                                " AND kind IN ('start', 'stop')"
                                                                " ORDER BY id DESC LIMIT 1"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (!query->next() || query->value(1).toString() == QLatin1StringView("stop"))
        return std::optional<Timestamp>();
    return std::optional(fromMicroseconds(query->value(0).toLongLong()));
}

Result<std::optional<Timestamp>> newestRow(SqlConnection &connection)
{
    Result<QSqlQuery> tables = connection.prepare(
        QStringLiteral("SELECT name FROM mtnops_devices WHERE name IN (SELECT name FROM sqlite_master)"));
    if (!tables)
        return tables.error();
    if (const Result<void> done = run(connection, *tables); !done)
        return done.error();
    std::optional<Timestamp> newest;
    while (tables->next()) {
        const Result<QVariant> last =
            connection.value(QStringLiteral("SELECT max(ts) FROM %1").arg(quotedName(tables->value(0).toString())));
        if (!last)
            return last.error();
        if (!last->isNull())
            newest = std::max(newest, std::optional(fromMicroseconds(last->toLongLong())));
    }
    return newest;
}

} // namespace

Result<QString> interruptionOfLastRun(const QString &databasePath)
{
    if (QFileInfo(databasePath).size() == 0)
        return QString();
    const Result<std::unique_ptr<SqlConnection>> opened =
        SqlConnection::open(databasePath, SqlConnection::Mode::ReadOnly);
    if (!opened)
        return opened.error();
    SqlConnection &connection = **opened;
    const Result<std::optional<Timestamp>> start = unfinishedStart(connection);
    if (!start)
        return start.error();
    if (!*start)
        return QString();
    const Result<std::optional<Timestamp>> row = newestRow(connection);
    if (!row)
        return row.error();
    const QString began = QString::fromLatin1(toIsoUtc(**start));
    if (!*row || **row < **start)
        return QStringLiteral("logging was interrupted: the run that started at %1 did not stop and wrote no row")
            .arg(began);
    return QStringLiteral("logging was interrupted at %1, last row; the run that started at %2 did not stop")
        .arg(QString::fromLatin1(toIsoUtc(**row)), began);
}

} // namespace mtnops
