// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statisticsreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/statisticsscan.h"
#include "logger/query/tierchoice.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

Result<ColumnStatistics> readStatistics(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                                        const TimeRange &range, qint64 mostRows)
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
    Result<LoggedIntervals> intervals = LoggedIntervals::read(connection, **table);
    if (!intervals)
        return intervals.error();
    StatisticsScan scan(connection, **table, **described, range, moment->rollups(), *std::move(intervals));
    if (const Result<void> done = scan.read(coarsestTierOf(**table, column.column), mostRows); !done)
        return done.error();
    ColumnStatistics statistics = scan.statistics();
    statistics.column = column;
    return statistics;
}

} // namespace mtnops
