// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/watermarkcheck.h"

#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"

namespace mtnops {

namespace {

QString text(Timestamp time)
{
    return QString::fromLatin1(toIsoUtc(time));
}

bool isOnEdge(Timestamp time, const Tier &tier)
{
    return floorTo(time, tier.width) == time;
}

void checkCompleteTo(const RollupState &state, const TimeRange &rows, ProblemList &problems)
{
    const Timestamp openMinute = floorTo(rows.to, tiers.front().width);
    if (!isOnEdge(*state.completeTo, tiers.front()))
        problems.add(QStringLiteral("complete_to %1 is no full minute").arg(text(*state.completeTo)));
    const bool hasNoRowsKept = state.rawFrom && rows.to < *state.rawFrom; // somebody deleted them
    if (*state.completeTo > openMinute && !hasNoRowsKept) {
        problems.add(QStringLiteral("complete_to %1 is after %2, the minute of the newest row")
                         .arg(text(*state.completeTo), text(openMinute)));
    }
}

void checkRawFrom(const RollupState &state, ProblemList &problems)
{
    if (!isOnEdge(*state.rawFrom, tiers.back()))
        problems.add(QStringLiteral("raw_from %1 is no midnight in UTC").arg(text(*state.rawFrom)));
    if (*state.rawFrom > *state.completeTo) {
        problems.add(QStringLiteral("raw_from %1 is after complete_to %2: rows went that were not rolled up")
                         .arg(text(*state.rawFrom), text(*state.completeTo)));
    }
}

void checkDirty(const RollupState &state, ProblemList &problems)
{
    Timestamp before = Timestamp::min();
    for (const TimeRange &range : state.dirty) {
        const QString name = QStringLiteral("the dirty range from %1 to %2").arg(text(range.from), text(range.to));
        if (range.isEmpty() || !isOnEdge(range.from, tiers.front()) || !isOnEdge(range.to, tiers.front()))
            problems.add(name + QStringLiteral(" is none of full minutes"));
        if (range.from < before)
            problems.add(name + QStringLiteral(" begins before the end of the one before it"));
        if (range.to > *state.completeTo)
            problems.add(name + QStringLiteral(" ends after complete_to"));
        if (state.rawFrom && range.from < *state.rawFrom)
            problems.add(name + QStringLiteral(" begins before raw_from, where no raw rows are"));
        before = range.to;
    }
}

} // namespace

Result<void> checkWatermarks(SqlConnection &connection, const DeviceTable &table, TableVerification &found)
{
    const Result<SqlSnapshot> snapshot = SqlSnapshot::begin(connection);
    if (!snapshot)
        return snapshot.error();
    const Result<RollupState> state = readRollupState(connection, table.name);
    if (!state)
        return state.error();
    const Result<std::optional<TimeRange>> rows = RowSource(connection, table.name, {}).span();
    if (!rows)
        return rows.error();
    if (!*rows)
        return {};
    if (!state->completeTo) {
        found.problems.add(QStringLiteral("mtnops_rollups has no entry of %1, which has rows").arg(table.name));
        return {};
    }
    found.dirty = state->dirty;
    checkCompleteTo(*state, **rows, found.problems);
    if (state->rawFrom)
        checkRawFrom(*state, found.problems);
    checkDirty(*state, found.problems);
    return {};
}

} // namespace mtnops
