// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statisticsreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/rowscan.h"
#include "logger/query/statisticssum.h"
#include "logger/query/tierchoice.h"
#include "logger/store/binaccumulator.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiertable.h"

#include <limits>

namespace mtnops {

namespace {

/** One column over one range. On the thread of its connection. */
class StatisticsScan
{
public:
    StatisticsScan(SqlConnection &connection, const DeviceTable &table, const Column &column)
        : m_connection(connection), m_table(table), m_columns{column}, m_sum(column.type)
    {
    }

    Result<void> read(const Stretch &stretch)
    {
        return stretch.tier ? readBins(stretch.range, *stretch.tier) : readRows(stretch.range);
    }

    ColumnStatistics statistics() const { return m_sum.statistics(); }

private:
    Result<void> readBins(const TimeRange &range, std::size_t tier)
    {
        Result<SqliteStatement> bins =
            SqliteStatement::prepare(m_connection, tierScanSql(tier, m_table.name, m_columns));
        if (!bins)
            return bins.error();
        bins->bindInteger(":from", toMicroseconds(range.from));
        bins->bindInteger(":to", toMicroseconds(range.to));
        Result<bool> hasBin = bins->step();
        for (; hasBin && *hasBin; hasBin = bins->step())
            m_sum.add(tierRow(*bins, m_columns).cells.front());
        return hasBin ? Result<void>() : hasBin.error();
    }

    /** By the minute, as the bins of the finest tier are made. */
    Result<void> readRows(const TimeRange &range)
    {
        RowSource neighbours(m_connection, m_table.name, m_columns);
        Result<LoggedIntervals> intervals = LoggedIntervals::read(m_connection, m_table);
        if (!intervals)
            return intervals.error();
        BinAccumulator minutes(m_columns, *std::move(intervals));
        Result<RowScan> scan = RowScan::start(m_connection, m_table.name, {m_columns.front().name}, range);
        if (!scan)
            return scan.error();
        for (;;) {
            const Result<bool> hasRow = scan->next();
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                break;
            const QVariant value = scan->value(0);
            if (const std::optional<TierRow> minute = minutes.add(scan->time(), {&value, 1}))
                m_sum.add(minute->cells.front());
        }
        // The last row stands until the next one, though that lies behind.
        const Result<RawRows> next =
            neighbours.between(toMicroseconds(range.to), std::numeric_limits<qint64>::max(), 1);
        if (!next)
            return next.error();
        if (const std::optional<TierRow> minute =
                minutes.finish(next->empty() ? minutes.newestRow() : next->front().time))
            m_sum.add(minute->cells.front());
        return {};
    }

    SqlConnection &m_connection;
    const DeviceTable &m_table;
    QList<Column> m_columns; ///< the one
    StatisticsSum m_sum;
};

} // namespace

Result<ColumnStatistics> readStatistics(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                                        const TimeRange &range)
{
    if (range.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("statistics of an empty range were asked for")};
    const Result<const DeviceTable *> table = findTable(catalog, column.table);
    if (!table)
        return table.error();
    const Result<const Column *> described = findColumn(**table, column.column);
    if (!described)
        return described.error();
    const Result<TableMoment> moment = TableMoment::begin(connection, catalog, column.table);
    if (!moment)
        return moment.error();
    StatisticsScan scan(connection, **table, **described);
    const QList<Stretch> stretches = planRead(range, coarsestTierOf(**table, column.column), moment->rollups());
    for (const Stretch &stretch : stretches) {
        if (const Result<void> done = scan.read(stretch); !done)
            return done.error();
    }
    ColumnStatistics statistics = scan.statistics();
    statistics.column = column;
    statistics.range = range;
    return statistics;
}

} // namespace mtnops
