// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvretired.h"

#include "logger/query/readersql.h"
#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"

#include <QVariant>

namespace mtnops {

Result<std::optional<Timestamp>> firstTime(SqlConnection &connection, const QString &sql, const TimeRange &range)
{
    Result<QSqlQuery> query = connection.prepare(sql);
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    query->bindValue(QStringLiteral(":count"), 1);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->next() ? std::optional(fromMicroseconds(query->value(0).toLongLong())) : std::nullopt;
}

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
    const Timestamp kept =
        every > Duration::zero() ? floorTo(*state->rawFrom + every - Duration(1), every) : *state->rawFrom;
    return TimeRange{std::max(**bin, range.from), std::min(kept, range.to)};
}

} // namespace mtnops
