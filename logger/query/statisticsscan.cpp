// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statisticsscan.h"

#include "logger/query/rowscan.h"
#include "logger/store/binaccumulator.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <algorithm>
#include <limits>

namespace mtnops {

StatisticsScan::StatisticsScan(SqlConnection &connection, const DeviceTable &table, const Column &column,
                               const TimeRange &range, const RollupState &rollups, LoggedIntervals intervals)
    : m_connection(connection)
    , m_table(table)
    , m_columns{column}
    , m_range(range)
    , m_rollups(rollups)
    , m_intervals(std::move(intervals))
    , m_rows(connection, table.name, m_columns)
    , m_sum(column)
{
}

Result<void> StatisticsScan::read(std::optional<std::size_t> coarsest, qint64 mostRows)
{
    const Result<QList<Stretch>> stretches = plan(coarsest, mostRows);
    if (!stretches)
        return stretches.error();
    if (Result<void> done = readStandingAtBegin(); !done)
        return done;
    for (const Stretch &stretch : *stretches) {
        if (Result<void> done = stretch.tier ? readBins(stretch) : readRows(stretch.range); !done)
            return done;
    }
    return {};
}

ColumnStatistics StatisticsScan::statistics() const
{
    ColumnStatistics statistics = m_sum.statistics();
    statistics.range = m_range;
    statistics.isFromRollups = m_isFromRollups;
    if (!isKept()) // a minute at its ends does not say when its rows begin
        statistics.covered = std::min(statistics.covered, m_range.length());
    return statistics;
}

Result<QList<Stretch>> StatisticsScan::plan(std::optional<std::size_t> coarsest, qint64 mostRows)
{
    const Result<RawRows> before = m_rows.before(toMicroseconds(m_range.to));
    if (!before)
        return before.error();
    const Timestamp keptFrom = std::max(m_range.from, m_rollups.rawFrom.value_or(m_range.from));
    if (before->empty() || fromMicroseconds(before->front().time) < keptFrom)
        return isKept() ? Result<QList<Stretch>>(QList<Stretch>()) : planRetired(coarsest);
    // The last row may stand beyond the range, which a bin does not tell: it is read by itself.
    const Timestamp lastRow = fromMicroseconds(before->front().time);
    QList<Stretch> stretches = planRead({m_range.from, lastRow}, coarsest, m_rollups);
    if (isKept()) {
        const Result<bool> hasMore = hasMoreRows(stretches, mostRows);
        if (!hasMore)
            return hasMore.error();
        if (!*hasMore)
            return QList<Stretch>{{m_range, std::nullopt}};
    }
    if (!stretches.isEmpty() && !stretches.last().tier)
        stretches.last().range.to = m_range.to;
    else
        stretches.append({{lastRow, m_range.to}, std::nullopt});
    return stretches;
}

/** Where the range ends in a time of which no raw rows are kept: the last minute by itself. */
Result<QList<Stretch>> StatisticsScan::planRetired(std::optional<std::size_t> coarsest)
{
    const Duration minute = tiers.front().width;
    const Timestamp end = std::min(m_range.to, *m_rollups.rawFrom);
    const Timestamp reach = end - minute - m_intervals.longestGapAt(end);
    const Result<std::vector<TierRow>> last = minutes({std::max(floorTo(m_range.from, minute), reach), end});
    if (!last)
        return last.error();
    if (last->empty())
        return planRead({m_range.from, end}, coarsest, m_rollups);
    const Timestamp start = fromMicroseconds(last->back().start);
    QList<Stretch> stretches = planRead({m_range.from, start}, coarsest, m_rollups);
    stretches.append({{start, start + minute}, 0});
    return stretches;
}

Result<bool> StatisticsScan::hasMoreRows(const QList<Stretch> &stretches, qint64 mostRows)
{
    qint64 rows = 0;
    for (const Stretch &stretch : stretches) {
        if (!stretch.tier)
            continue; // read as rows anyhow
        const Result<std::vector<TierRow>> bins =
            readTier(m_connection, *stretch.tier, m_table.name, {}, stretch.range);
        if (!bins)
            return bins.error();
        for (const TierRow &bin : *bins)
            rows += bin.rows;
    }
    return rows > mostRows;
}

Result<std::vector<TierRow>> StatisticsScan::minutes(const TimeRange &range)
{
    return readTier(m_connection, 0, m_table.name, m_columns, range);
}

Result<std::optional<qint64>> StatisticsScan::firstRowFrom(Timestamp time)
{
    const Result<RawRows> rows = m_rows.between(toMicroseconds(time), std::numeric_limits<qint64>::max(), 1);
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<qint64>() : rows->front().time;
}

Result<void> StatisticsScan::readStandingAtBegin()
{
    const Result<RawRows> before = m_rows.before(toMicroseconds(m_range.from));
    if (!before)
        return before.error();
    if (!before->empty()) {
        const Result<std::optional<qint64>> next = firstRowFrom(m_range.from);
        if (!next)
            return next.error();
        beginStanding(before->front().time, before->front().values.front());
        endStanding(*next);
        return {};
    }
    if (isKept())
        return {};
    const Timestamp begin = floorTo(m_range.from, tiers.front().width);
    const Timestamp reach = begin - tiers.front().width - m_intervals.longestGapAt(begin);
    const Result<std::vector<TierRow>> bins = minutes({reach, begin});
    if (!bins)
        return bins.error();
    if (bins->empty() || bins->back().cells.front().count == 0)
        return {};
    const TierRow &bin = bins->back();
    const TierCell &cell = bin.cells.front();
    const std::optional<double> value = m_columns.front().type == ColumnType::Real
        ? edgeValue(cell.last.toInt(), cell.minimum, cell.maximum)
        : numberOf(cell.last);
    if (value)
        m_sum.addStanding(*value, inRange(bin.start, bin.start + bin.covered));
    return {};
}

Result<void> StatisticsScan::readBins(const Stretch &stretch)
{
    const Result<std::vector<TierRow>> bins =
        readTier(m_connection, *stretch.tier, m_table.name, m_columns, stretch.range);
    if (!bins)
        return bins.error();
    for (const TierRow &bin : *bins) {
        m_sum.addReadings(bin.cells.front());
        m_sum.addTime(bin.cells.front(), shareOf(bin));
        m_isFromRollups = m_isFromRollups || bin.rows > 1;
        if (Result<void> done = readCircle(bin, *stretch.tier); !done)
            return done;
    }
    return {};
}

/** What goes across the circle's beginning within a bin may not do so within a finer one. */
Result<void> StatisticsScan::readCircle(const TierRow &bin, std::size_t tier)
{
    const TierCell &cell = bin.cells.front();
    if (!m_sum.seeksMiddle() || cell.count == 0)
        return {};
    if (tier == 0 || !m_sum.isWide(cell)) {
        m_sum.addOnCircle(cell, shareOf(bin));
        return {};
    }
    const Timestamp start = fromMicroseconds(bin.start);
    const Result<std::vector<TierRow>> parts =
        readTier(m_connection, tier - 1, m_table.name, m_columns, {start, start + tiers[tier].width});
    if (!parts)
        return parts.error();
    for (const TierRow &part : *parts) {
        if (Result<void> done = readCircle(part, tier - 1); !done)
            return done;
    }
    return {};
}

Result<void> StatisticsScan::readRows(const TimeRange &range)
{
    // Counts as the bins of the finest tier do; the time for which rows stood it takes by the minute only.
    BinAccumulator counts(m_columns, m_intervals);
    Result<RowScan> scan = RowScan::start(m_connection, m_table.name, {m_columns.front().name}, range);
    if (!scan)
        return scan.error();
    const Result<void> done = scan->forEach([&](const RowScan &row) {
        const QVariant stored = row.value(0);
        endStanding(row.time());
        beginStanding(row.time(), stored);
        if (m_standing)
            m_sum.addOnCircle(m_standing->value);
        if (const std::optional<TierRow> minute = counts.add(row.time(), {&stored, 1}))
            m_sum.addReadings(minute->cells.front());
        return true;
    });
    if (!done)
        return done;
    if (const std::optional<TierRow> minute = counts.finish(counts.newestRow()))
        m_sum.addReadings(minute->cells.front());
    // The last row stands until the next one, though that lies behind.
    const Result<std::optional<qint64>> next = firstRowFrom(range.to);
    if (!next)
        return next.error();
    endStanding(*next);
    return {};
}

void StatisticsScan::beginStanding(qint64 time, const QVariant &stored)
{
    if (const std::optional<double> value = numberOf(stored))
        m_standing = Standing{.since = time, .value = *value};
}

void StatisticsScan::endStanding(std::optional<qint64> nextRow)
{
    if (!m_standing)
        return;
    const qint64 since = m_standing->since;
    const Timestamp time = fromMicroseconds(since);
    const qint64 longest = (nextRow ? m_intervals.longestGapAt(time) : m_intervals.intervalAt(time)).count();
    const qint64 atMost = longest > 0 || !nextRow ? since + longest : *nextRow;
    m_sum.addStanding(m_standing->value, inRange(since, std::min(nextRow.value_or(atMost), atMost)));
    m_standing.reset();
}

/** How many µs of a time lie in the range. */
qint64 StatisticsScan::inRange(qint64 from, qint64 to) const
{
    return std::max<qint64>(0, std::min(to, toMicroseconds(m_range.to)) - std::max(from, toMicroseconds(m_range.from)));
}

/** A bin of the range's ends may reach beyond it where raw rows are kept no more: as if its rows stood from its start.
 */
double StatisticsScan::shareOf(const TierRow &bin) const
{
    return bin.covered > 0 ? double(inRange(bin.start, bin.start + bin.covered)) / double(bin.covered) : 1.0;
}

std::optional<double> StatisticsScan::numberOf(const QVariant &stored) const
{
    const ColumnType type = m_columns.front().type;
    return type == ColumnType::Text || type == ColumnType::Time ? std::nullopt : numberFromSql(stored);
}

} // namespace mtnops
