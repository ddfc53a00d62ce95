// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/tablewindow.h"

#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/rowscan.h"
#include "logger/store/tierrow.h"
#include "logger/store/tiers.h"

#include <algorithm>

namespace mtnops {

namespace {

void feed(SeriesReducer &reducer, qint64 time, std::optional<double> value)
{
    if (value)
        reducer.addValue(time, *value);
    else
        reducer.addNull(time);
}

/** A column's part of a row of tierLineSql(). */
SeriesBin binOf(const SqliteStatement &bins, int place, ColumnType type)
{
    SeriesBin bin{.count = bins.integer(place)};
    if (bin.count == 0)
        return bin;
    bin.lowest = bins.real(place + 1);
    bin.highest = bins.real(place + 2);
    if (type == ColumnType::Real) {
        bin.first = edgeValue(int(bins.integer(place + 3)), bin.lowest, bin.highest);
        bin.last = edgeValue(int(bins.integer(place + 4)), bin.lowest, bin.highest);
    } else {
        bin.last = bins.real(place + 4);
    }
    return bin;
}

} // namespace

TableWindow::TableWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin)
    : m_connection(connection), m_columns(table, range, bin)
{
}

void TableWindow::add(const Column &column)
{
    if (!m_columns.add(column))
        return;
    m_reducers.emplace_back(ColumnRef{m_columns.table().name, column.name}, m_columns.range(), m_columns.bin(),
                            longestGap(m_columns.table()));
}

Result<void> TableWindow::read(const RollupState &state)
{
    const std::optional<std::size_t> tier = state.completeTo ? m_columns.tier() : std::nullopt;
    // A sample that is farther away is not joined to the ones in the window. Where a tier is drawn, a pixel may be
    // hours: beyond the longest gap it is not worth reading raw rows for.
    const Duration gap = longestGap(m_columns.table());
    const Duration reach = tier && gap > Duration::zero() ? gap : std::max(m_columns.bin(), gap);
    if (Result<void> done = readBefore(m_columns.range().from - reach); !done)
        return done;
    const QList<Stretch> stretches = planRead(m_columns.range(), tier, state);
    for (const Stretch &stretch : stretches) {
        Result<void> done = stretch.tier ? readTier(stretch.range, *stretch.tier) : readRaw(stretch.range);
        if (!done)
            return done;
    }
    // On until each column has a sample after the window, for the line that leaves it.
    if (Result<void> done = readRaw({m_columns.range().to, m_columns.range().to + reach}); !done)
        return done;
    for (SeriesReducer &reducer : m_reducers) {
        m_series.append(reducer.take());
        m_series.last().tier = widestTierOf(stretches);
    }
    return {};
}

/** Goes back from the window, at most to @p earliest, until each column has a valid sample, and feeds what it met
 * oldest first. */
Result<void> TableWindow::readBefore(Timestamp earliest)
{
    struct RowBefore
    {
        qint64 time;
        std::vector<std::optional<double>> values;
    };
    Result<SqliteStatement> scan =
        SqliteStatement::prepare(m_connection, backwardScanSql(m_columns.table().name, m_columns.names()));
    if (!scan)
        return scan.error();
    scan->bindInteger(":from", toMicroseconds(earliest));
    scan->bindInteger(":to", toMicroseconds(m_columns.range().from));
    scan->bindInteger(":count", -1);
    std::vector<RowBefore> rows;
    std::vector<bool> found(m_reducers.size(), false);
    while (std::find(found.begin(), found.end(), false) != found.end()) {
        const Result<bool> hasRow = scan->step();
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            break;
        RowBefore row{scan->integer(0), {}};
        for (std::size_t index = 0; index < m_reducers.size(); ++index) {
            row.values.push_back(scan->number(int(index) + 1));
            found[index] = found[index] || row.values.back();
        }
        rows.push_back(std::move(row));
    }
    std::for_each(rows.rbegin(), rows.rend(), [this](const RowBefore &row) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            feed(m_reducers[index], row.time, row.values[index]);
    });
    return {};
}

Result<void> TableWindow::readRaw(const TimeRange &range)
{
    Result<RowScan> scan = RowScan::start(m_connection, m_columns.table().name, m_columns.names(), range);
    if (!scan)
        return scan.error();
    for (;;) {
        const Result<bool> hasRow = scan->next();
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            return {};
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            feed(m_reducers[index], scan->time(), scan->number(int(index)));
        if (isFinished())
            return {};
    }
}

Result<void> TableWindow::readTier(const TimeRange &range, std::size_t tier)
{
    Result<SqliteStatement> bins =
        SqliteStatement::prepare(m_connection, tierLineSql(tier, m_columns.table().name, m_columns.columns()));
    if (!bins)
        return bins.error();
    bins->bindInteger(":from", toMicroseconds(range.from));
    bins->bindInteger(":to", toMicroseconds(range.to));
    Result<bool> hasBin = bins->step();
    for (; hasBin && *hasBin; hasBin = bins->step()) {
        const qint64 start = bins->integer(0);
        const qint64 covered = bins->integer(1);
        for (std::size_t index = 0; index < m_reducers.size(); ++index) {
            SeriesBin bin = binOf(*bins, 2 + 5 * int(index), m_columns.typeOf(index));
            bin.start = start;
            bin.width = tiers[tier].width.count();
            bin.covered = covered;
            m_reducers[index].addBin(bin);
        }
    }
    return hasBin ? Result<void>() : hasBin.error();
}

bool TableWindow::isFinished() const
{
    return std::all_of(m_reducers.begin(), m_reducers.end(),
                       [](const SeriesReducer &reducer) { return reducer.isFinished(); });
}

} // namespace mtnops
