// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluprebuild.h"

#include "logger/store/rollups.h"
#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiertable.h"

#include <limits>

namespace mtnops {

namespace {

/** Bins that are not done, which a hand may have left behind, go. Where somebody deleted the newest rows, bins are made
   up to the newest that is left. */
Result<void> eraseUndone(SqlConnection &connection, const QString &table)
{
    const Result<RollupState> state = readRollupState(connection, table);
    if (!state)
        return state.error();
    if (!state->completeTo)
        return {};
    const Result<RawRows> newest = RowSource(connection, table, {}).before(std::numeric_limits<qint64>::max());
    if (!newest)
        return newest.error();
    Timestamp to = *state->completeTo;
    if (!newest->empty()) {
        const Timestamp openMinute = floorTo(fromMicroseconds(newest->front().time), tiers.front().width);
        if (!state->rawFrom || openMinute >= *state->rawFrom)
            to = std::min(to, openMinute);
    }
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        const Result<std::unique_ptr<TierWriter>> writer = TierWriter::create(connection, tier, table, {});
        if (!writer)
            return writer.error();
        if (const Result<void> erased = (*writer)->erase({floorTo(to, tiers[tier].width), Timestamp::max()}); !erased)
            return erased;
    }
    return to < *state->completeTo ? withdrawCompleteTo(connection, table, to) : Result<void>();
}

} // namespace

Result<std::optional<Timestamp>> firstWholeMinute(SqlConnection &connection, const QString &table,
                                                  const RollupState &state)
{
    const Timestamp keptFrom = state.rawFrom.value_or(Timestamp::min());
    RowSource source(connection, table, {});
    const Result<RawRows> first = source.between(toMicroseconds(keptFrom), std::numeric_limits<qint64>::max(), 1);
    if (!first)
        return first.error();
    if (first->empty())
        return std::optional<Timestamp>();
    const Duration width = tiers.front().width;
    const Timestamp minute = floorTo(fromMicroseconds(first->front().time), width);
    const Result<bool> hasOlder = hasBins(connection, 0, table, {keptFrom, minute});
    if (!hasOlder)
        return hasOlder.error();
    // Somebody deleted rows by hand: those of the minute's beginning may be among them.
    return std::optional(*hasOlder ? minute + width : minute);
}

Result<TimeRange> markForRebuild(SqlConnection &connection, const DeviceTable &table, const TimeRange &range)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const Result<void> prepared = Rollups(connection).prepare(std::make_shared<const DeviceTable>(table));
    if (!prepared)
        return prepared.error();
    if (const Result<void> erased = eraseUndone(connection, table.name); !erased)
        return erased.error();
    const Result<RollupState> state = readRollupState(connection, table.name);
    if (!state)
        return state.error();
    const Result<std::optional<Timestamp>> first = firstWholeMinute(connection, table.name, *state);
    if (!first)
        return first.error();
    TimeRange marked;
    if (*first && state->completeTo) {
        const Duration width = tiers.front().width;
        marked = {floorTo(std::max(range.from, **first), width),
                  std::min(ceilTo(std::min(range.to, *state->completeTo), width), *state->completeTo)};
    }
    if (!marked.isEmpty()) {
        if (const Result<void> done = markDirty(connection, table.name, marked); !done)
            return done.error();
    }
    if (const Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return marked.isEmpty() ? TimeRange() : marked;
}

Result<Duration> dirtyTime(SqlConnection &connection, const QString &device, const TimeRange &range)
{
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    Duration time{};
    for (const TimeRange &dirty : state->dirty) {
        const TimeRange inside{std::max(dirty.from, range.from), std::min(dirty.to, range.to)};
        if (!inside.isEmpty())
            time += inside.length();
    }
    return time;
}

} // namespace mtnops
