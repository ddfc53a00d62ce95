// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rollupstate.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"

#include <QVariant>

namespace mtnops {

namespace {

Result<void> insertRange(SqlConnection &connection, const QString &device, const TimeRange &range)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("INSERT INTO mtnops_dirty (device, ts_from, ts_to) VALUES (:device, :from, :to)"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    return run(connection, *query);
}

Result<void> eraseRange(SqlConnection &connection, const QString &device, Timestamp from)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("DELETE FROM mtnops_dirty WHERE device = :device AND ts_from = :from"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    query->bindValue(QStringLiteral(":from"), toMicroseconds(from));
    if (Result<void> done = run(connection, *query); !done)
        return done;
    if (query->numRowsAffected() > 0)
        return {};
    return Error{ErrorCode::Database, // who goes on would find it again, without end
                 QStringLiteral("%1: a range of %2 in mtnops_dirty begins at what is no integer")
                     .arg(connection.path(), device)};
}

} // namespace

Result<RollupState> readRollupState(SqlConnection &connection, const QString &device)
{
    RollupState state;
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT complete_to, raw_from FROM mtnops_rollups WHERE device = :device"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (!query->next())
        return state;
    state.completeTo = fromMicroseconds(query->value(0).toLongLong());
    if (!query->value(1).isNull())
        state.rawFrom = fromMicroseconds(query->value(1).toLongLong());
    query = connection.prepare(
        QStringLiteral("SELECT ts_from, ts_to FROM mtnops_dirty WHERE device = :device ORDER BY ts_from"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    while (query->next())
        state.dirty.append(
            {fromMicroseconds(query->value(0).toLongLong()), fromMicroseconds(query->value(1).toLongLong())});
    return state;
}

Result<QStringList> devicesWithRollups(SqlConnection &connection)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT device FROM mtnops_rollups WHERE device IN"
                                          " (SELECT name FROM sqlite_master WHERE type = 'table')"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QStringList devices;
    while (query->next())
        devices += query->value(0).toString();
    return devices;
}

QString writeCompleteToSql()
{
    return QStringLiteral("INSERT INTO mtnops_rollups (device, complete_to) VALUES (?, ?)"
                          " ON CONFLICT (device) DO UPDATE SET complete_to = excluded.complete_to");
}

Result<void> writeRawFrom(SqlConnection &connection, const QString &device, Timestamp time)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("UPDATE mtnops_rollups SET raw_from = :time WHERE device = :device"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    query->bindValue(QStringLiteral(":time"), toMicroseconds(time));
    return run(connection, *query);
}

Result<void> markDirty(SqlConnection &connection, const QString &device, const TimeRange &range)
{
    const Duration minute = tiers.front().width;
    TimeRange whole{floorTo(range.from, minute), ceilTo(range.to, minute)};
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    if (state->rawFrom)
        whole.from = std::max(whole.from, *state->rawFrom);
    if (whole.isEmpty())
        return {};
    for (const TimeRange &known : state->dirty) {
        if (known.to < whole.from || known.from > whole.to)
            continue;
        whole = {std::min(whole.from, known.from), std::max(whole.to, known.to)};
        if (const Result<void> erased = eraseRange(connection, device, known.from); !erased)
            return erased;
    }
    return insertRange(connection, device, whole);
}

Result<void> withdrawCompleteTo(SqlConnection &connection, const QString &device, Timestamp to)
{
    for (const char *sql : {"UPDATE mtnops_rollups SET complete_to = :to WHERE device = :device",
                            "DELETE FROM mtnops_dirty WHERE device = :device AND ts_from >= :to",
                            "UPDATE mtnops_dirty SET ts_to = min(ts_to, :to) WHERE device = :device"}) {
        Result<QSqlQuery> query = connection.prepare(QString::fromLatin1(sql));
        if (!query)
            return query.error();
        query->bindValue(QStringLiteral(":device"), device);
        query->bindValue(QStringLiteral(":to"), toMicroseconds(to));
        if (Result<void> done = run(connection, *query); !done)
            return done;
    }
    return {};
}

Result<void> markMade(SqlConnection &connection, const QString &device, const TimeRange &range)
{
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    for (const TimeRange &known : state->dirty) {
        if (known.from != range.from)
            continue;
        if (const Result<void> erased = eraseRange(connection, device, known.from); !erased)
            return erased;
        return range.to < known.to ? insertRange(connection, device, {range.to, known.to}) : Result<void>();
    }
    return {};
}

} // namespace mtnops
