// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/rowmark.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readplan.h"
#include "logger/query/tierchoice.h"
#include "logger/store/rowsource.h"
#include "logger/store/tiers.h"

#include <QHashFunctions>

namespace mtnops {

namespace {

constexpr int mostCounted = 5000; // of one stretch: between bins and what is outside the range there is a minute

/** Of one table; counts, so that it is the same whichever bins it was read from. */
struct RowCount
{
    qint64 rows = 0;
    bool isWhole = true;
};

Result<void> countBins(SqlConnection &connection, const QString &table, const Stretch &stretch, RowCount &count)
{
    const Result<std::vector<TierRow>> bins = readTier(connection, *stretch.tier, table, {}, stretch.range);
    if (!bins)
        return bins.error();
    for (const TierRow &bin : *bins)
        count.rows += bin.rows;
    return {};
}

Result<void> countRaw(SqlConnection &connection, const QString &table, const TimeRange &range, RowCount &count)
{
    const Result<RawRows> rows =
        RowSource(connection, table, {}).between(toMicroseconds(range.from), toMicroseconds(range.to), mostCounted);
    if (!rows)
        return rows.error();
    count.rows += qint64(rows->size());
    count.isWhole = count.isWhole && rows->size() < std::size_t(mostCounted);
    return {};
}

Result<RowCount> countRows(SqlConnection &connection, const Catalog &catalog, const QString &table,
                           const TimeRange &range)
{
    const Result<TableMoment> moment = TableMoment::begin(connection, catalog, table);
    if (!moment)
        return moment.error();
    RowCount count;
    for (const Stretch &stretch : planRead(range, tiers.size() - 1, moment->rollups())) {
        const Result<void> counted = stretch.tier ? countBins(connection, table, stretch, count)
                                                  : countRaw(connection, table, stretch.range, count);
        if (!counted)
            return counted.error();
    }
    return count;
}

} // namespace

Result<quint64> rowMark(SqlConnection &connection, const Catalog &catalog, const MarkRequest &request,
                        qint64 dataVersion)
{
    std::size_t mark = 0;
    for (const QString &name : request.tables) {
        const Result<const DeviceTable *> table = findTable(catalog, name);
        if (!table || (*table)->columns.isEmpty())
            continue; // there may be no such table: a device that never answered
        const Result<RowCount> count = countRows(connection, catalog, name, request.range);
        if (!count)
            return count.error();
        mark = qHashMulti(mark, name, count->rows, count->isWhole ? qint64(-1) : dataVersion);
    }
    return quint64(mark);
}

} // namespace mtnops
