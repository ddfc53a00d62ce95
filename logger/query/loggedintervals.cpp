// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/loggedintervals.h"

#include "logger/query/readersql.h"
#include "logger/store/sqlitestatement.h"
#include "logger/store/tiers.h"

#include <algorithm>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration lookBack = 1h; // for the interval of a narrow window between two rows
constexpr qint64 mostBins = 300;

Duration longestGapOf(Duration interval)
{
    return longestGap(DeviceTable{.interval = interval});
}

std::size_t tierFor(const TimeRange &range)
{
    std::size_t tier = 0;
    while (tier + 1 < tiers.size() && range.length() / tiers[tier].width > mostBins)
        ++tier;
    return tier;
}

/** What rows of one interval show as is not the same to the microsecond in every bin. */
bool isAlike(Duration one, Duration other)
{
    return std::max(one, other) * 2 <= std::min(one, other) * 3;
}

} // namespace

LoggedIntervals::LoggedIntervals(const DeviceTable &table)
    : m_pieces({{.from = Timestamp::min(), .interval = table.interval}})
{
}

Result<LoggedIntervals> LoggedIntervals::read(SqlConnection &connection, const DeviceTable &table,
                                              const RollupState &state, const TimeRange &range)
{
    LoggedIntervals intervals(table);
    const Duration longest = longestGap(table);
    if (!state.completeTo || longest == Duration::zero())
        return intervals;
    const std::size_t tier = tierFor(range);
    Result<SqliteStatement> bins = SqliteStatement::prepare(connection, tierLineSql(tier, table.name, {}));
    if (!bins)
        return bins.error();
    bins->bindInteger(":from", toMicroseconds(floorTo(range.from - lookBack, tiers[tier].width)));
    bins->bindInteger(":to", toMicroseconds(range.to));
    intervals.m_pieces.clear();
    Result<bool> hasBin = bins->step();
    for (; hasBin && *hasBin; hasBin = bins->step()) {
        const Duration shown(bins->integer(1) / std::max<qint64>(bins->integer(2), 1));
        if (shown == longest && !intervals.m_pieces.isEmpty())
            continue; // no row was followed by another in time: made with a shorter interval than logged
        intervals.add(fromMicroseconds(bins->integer(0)), shown > longest ? shown : table.interval);
    }
    if (!hasBin)
        return hasBin.error();
    intervals.add(*state.completeTo, table.interval);
    return intervals;
}

void LoggedIntervals::add(Timestamp from, Duration interval)
{
    if (!m_pieces.isEmpty() && isAlike(m_pieces.last().interval, interval))
        m_pieces.last().interval = std::max(m_pieces.last().interval, interval);
    else
        m_pieces.append({.from = from, .interval = interval});
}

Duration LoggedIntervals::intervalAt(Timestamp time) const
{
    Duration interval = m_pieces.first().interval;
    for (const Piece &piece : m_pieces) {
        if (piece.from <= time)
            interval = piece.interval;
    }
    return interval;
}

Duration LoggedIntervals::longestGapAt(Timestamp time) const
{
    return longestGapOf(intervalAt(time));
}

QList<TimeRange> LoggedIntervals::divide(const TimeRange &range) const
{
    QList<TimeRange> parts;
    TimeRange left = range;
    for (const Piece &piece : m_pieces) {
        if (piece.from <= left.from || piece.from >= left.to)
            continue;
        parts.append({left.from, piece.from});
        left.from = piece.from;
    }
    if (!left.isEmpty())
        parts.append(left);
    return parts;
}

} // namespace mtnops
