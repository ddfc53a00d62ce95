// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/retention.h"

#include "logger/core/logging.h"
#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <QVariant>

namespace mtnops {

namespace {

constexpr int rowsRetiredAtOnce = 3000; ///< some 10 ms

/** Up to where rows may go: a midnight in UTC, so that each bin of each tier is on one side; and only what is made. */
Timestamp boundaryOf(const RollupState &state, Timestamp keepFrom)
{
    const Duration day = tiers.back().width;
    Timestamp boundary = floorTo(std::min(keepFrom, *state.completeTo), day);
    if (!state.dirty.isEmpty())
        boundary = std::min(boundary, floorTo(state.dirty.first().from, day));
    return boundary;
}

Result<int> deleteRows(SqlConnection &connection, const QString &device, Timestamp before)
{
    Result<QSqlQuery> query = connection.prepare(retireSql(device));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":before"), toMicroseconds(before));
    query->bindValue(QStringLiteral(":count"), rowsRetiredAtOnce);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->numRowsAffected();
}

/** The first of a device's kept rows from @p from on, or NULL. */
Result<QVariant> firstRow(SqlConnection &connection, const QString &device, Timestamp from)
{
    return connection.value(
        QStringLiteral("SELECT min(ts) FROM %1 WHERE ts >= %2").arg(quotedName(device)).arg(toMicroseconds(from)));
}

/** Whether rows that are given up have not been deleted yet; the last of them stays. */
Result<bool> hasLeftovers(SqlConnection &connection, const QString &device, Timestamp rawFrom)
{
    const Result<QVariant> rows =
        connection.value(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM %1 WHERE ts < %2 LIMIT 2)")
                             .arg(quotedName(device))
                             .arg(toMicroseconds(rawFrom)));
    return rows ? Result<bool>(rows->toInt() == 2) : rows.error();
}

/** A midnight: the end of the oldest day that may go before @p keepFrom. Nothing when there is none. */
Result<std::optional<Timestamp>> endOfOldestDay(SqlConnection &connection, const QString &device, Timestamp keepFrom)
{
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    if (!state->completeTo)
        return std::optional<Timestamp>();
    if (state->rawFrom) {
        const Result<bool> isUnfinished = hasLeftovers(connection, device, *state->rawFrom);
        if (!isUnfinished)
            return isUnfinished.error();
        if (*isUnfinished)
            return std::optional(*state->rawFrom);
    }
    const Result<QVariant> first = firstRow(connection, device, state->rawFrom.value_or(Timestamp::min()));
    if (!first)
        return first.error();
    if (first->isNull())
        return std::optional<Timestamp>();
    const Duration day = tiers.back().width;
    const Timestamp end = floorTo(fromMicroseconds(first->toLongLong()), day) + day;
    return end <= boundaryOf(*state, keepFrom) ? std::optional(end) : std::nullopt;
}

} // namespace

QString retireSql(const QString &table)
{
    // The last one stays: what the first bin behind it holds depends on it.
    return QStringLiteral("DELETE FROM %1 WHERE ts IN (SELECT ts FROM %1 WHERE ts <"
                          " (SELECT max(ts) FROM %1 WHERE ts < :before) ORDER BY ts LIMIT :count)")
        .arg(quotedName(table));
}

Result<RetentionStep> retireRows(SqlConnection &connection, const QString &device, Timestamp keepFrom)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    if (!state->completeTo)
        return RetentionStep();
    RetentionStep step;
    Timestamp boundary = boundaryOf(*state, keepFrom);
    if (!state->rawFrom || *state->rawFrom < boundary) {
        if (const Result<void> written = writeRawFrom(connection, device, boundary); !written)
            return written.error();
        step.hasMoved = true;
        qCInfo(storeLog).noquote() << device << "keeps raw rows from" << toIsoUtc(boundary) << "on";
    } else {
        boundary = *state->rawFrom;
    }
    const Result<int> deleted = deleteRows(connection, device, boundary);
    if (!deleted)
        return deleted.error();
    if (*deleted == 0 && !step.hasMoved)
        return step; // nothing to commit
    if (const Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    step.hasMore = *deleted == rowsRetiredAtOnce;
    return step;
}

Result<std::optional<RetentionStep>> retireOldestRows(SqlConnection &connection, Timestamp keepFrom)
{
    const Result<QStringList> devices = devicesWithRollups(connection);
    if (!devices)
        return devices.error();
    QString oldest;
    std::optional<Timestamp> to;
    for (const QString &device : *devices) {
        const Result<std::optional<Timestamp>> end = endOfOldestDay(connection, device, keepFrom);
        if (!end)
            return end.error();
        if (*end && (!to || **end < *to)) {
            oldest = device;
            to = *end;
        }
    }
    if (!to)
        return std::optional<RetentionStep>();
    const Result<RetentionStep> step = retireRows(connection, oldest, *to);
    return step ? Result<std::optional<RetentionStep>>(*step) : step.error();
}

} // namespace mtnops
