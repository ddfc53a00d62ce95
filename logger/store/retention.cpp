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

constexpr int rowsOfAStep = 3000; ///< some 10 ms

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
    query->bindValue(QStringLiteral(":count"), rowsOfAStep);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->numRowsAffected();
}

} // namespace

QString retireSql(const QString &table)
{
    // The last one stays: what the first bin behind it holds depends on it.
    return QStringLiteral("DELETE FROM %1 WHERE ts IN (SELECT ts FROM %1 WHERE ts <"
                          " (SELECT max(ts) FROM %1 WHERE ts < :before) ORDER BY ts LIMIT :count)")
        .arg(quoted(table));
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
    step.hasMore = *deleted == rowsOfAStep;
    return step;
}

} // namespace mtnops
