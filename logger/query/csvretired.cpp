// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvretired.h"

#include "logger/query/firsttime.h"
#include "logger/query/readersql.h"
#include "logger/store/rollupstate.h"
#include "logger/store/tiers.h"

namespace mtnops {

Result<TimeRange> findRetired(SqlConnection &connection, const QString &table, const TimeRange &range, Duration every)
{
    const Result<RollupState> state = readRollupState(connection, table);
    if (!state)
        return state.error();
    if (!state->rawFrom || *state->rawFrom <= range.from)
        return TimeRange();
    const Duration width = tiers.front().width;
    const Timestamp from = range.from > Timestamp::min() + width ? floorTo(range.from, width) : range.from;
    const Result<std::optional<Timestamp>> bin =
        firstTime(connection, firstBinSql(0, table), {from, std::min(*state->rawFrom, range.to)});
    if (!bin)
        return bin.error();
    if (!*bin)
        return TimeRange();
    const Timestamp kept = every > Duration::zero() ? ceilTo(*state->rawFrom, every) : *state->rawFrom;
    return TimeRange{std::max(**bin, range.from), std::min(kept, range.to)};
}

} // namespace mtnops
