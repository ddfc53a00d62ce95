// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/tablewindow.h"

#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/rowscan.h"
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

/** A row of tierLineSql(), of which the columns are read one by one. */
class TierLine
{
public:
    TierLine(const SqliteStatement &row, std::size_t tier)
        : m_row(row)
        , m_width(tiers[tier].width.count())
        , m_isDerived(isDerived(Statistic::Integral, tier))
        , m_cells(m_isDerived ? 4 : 5)
    {
    }

    SeriesBin bin(std::size_t column) const
    {
        SeriesBin bin{.start = m_row.integer(0), .width = m_width, .covered = m_row.integer(1)};
        const int place = 3 + m_cells * int(column);
        bin.count = m_row.integer(place);
        if (bin.count == 0)
            return bin;
        bin.lowest = m_row.real(place + 1);
        bin.highest = m_row.real(place + 2);
        if (m_isDerived) {
            // As the table's generated columns compute it.
            const qint64 rows = m_row.integer(2);
            bin.stood = bin.covered * bin.count / rows;
            bin.integral = m_row.real(place + 3) * double(bin.covered) / double(rows);
        } else {
            bin.stood = m_row.integer(place + 3);
            bin.integral = m_row.real(place + 4);
        }
        return bin;
    }

private:
    const SqliteStatement &m_row;
    qint64 m_width;
    bool m_isDerived;
    int m_cells; ///< of a column
};

} // namespace

TableWindow::TableWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin)
    : m_connection(connection), m_columns(table, range, bin), m_intervals(table.interval)
{
}

void TableWindow::add(const Column &column)
{
    if (!m_columns.add(column))
        return;
    m_reducers.emplace_back(ColumnRef{m_columns.table().name, column.name}, m_columns.range(), m_columns.bin(),
                            m_intervals.longestGapAt(Timestamp::max()));
}

Result<void> TableWindow::read(const RollupState &state)
{
    Result<LoggedIntervals> intervals = LoggedIntervals::read(m_connection, m_columns.table());
    if (!intervals)
        return intervals.error();
    m_intervals = *std::move(intervals);
    const std::optional<std::size_t> tier =
        state.completeTo ? m_columns.tier(m_intervals.shortestIn(m_columns.range())) : std::nullopt;
    // A sample that is farther away is not joined to the ones in the window. Where a tier is drawn, a pixel may be
    // hours: beyond the longest gap it is not worth reading raw rows for.
    const auto reachAt = [&](Timestamp time) {
        const Duration gap = m_intervals.longestGapAt(time);
        return tier && gap > Duration::zero() ? gap : std::max(m_columns.bin(), gap);
    };
    const QList<Stretch> stretches = planRead(m_columns.range(), tier, state);
    const Duration widest = widestTierOf(stretches);
    for (std::size_t index = 0; index < m_reducers.size() && widest > Duration::zero(); ++index)
        m_reducers[index].collectMeans(turnOf(m_columns.columns()[qsizetype(index)]));
    const TimeRange whole = m_columns.rangeOf(stretches); // raw rows beside a bin are newer or older than all of it
    if (Result<void> done = readBefore({whole.from - reachAt(whole.from), whole.from}); !done)
        return done;
    for (const Stretch &stretch : stretches) {
        Result<void> done = stretch.tier ? readTier(stretch.range, *stretch.tier) : readRaw(stretch.range);
        if (!done)
            return done;
    }
    // On until each column has a sample after the window, for the line that leaves it.
    if (Result<void> done = readRaw({whole.to, whole.to + reachAt(whole.to)}); !done)
        return done;
    for (SeriesReducer &reducer : m_reducers) {
        m_series.append(reducer.take());
        m_series.last().tier = widest;
    }
    return {};
}

/** Goes back through the range before the window until each column has a valid sample, and feeds what it met oldest
 * first. */
Result<void> TableWindow::readBefore(const TimeRange &range)
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
    scan->bindInteger(":from", toMicroseconds(range.from));
    scan->bindInteger(":to", toMicroseconds(range.to));
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
    setGapAt(range.to);
    std::for_each(rows.rbegin(), rows.rend(), [this](const RowBefore &row) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            feed(m_reducers[index], row.time, row.values[index]);
    });
    return {};
}

Result<void> TableWindow::readRaw(const TimeRange &range)
{
    for (const TimeRange &part : m_intervals.divide(range)) {
        setGapAt(part.from);
        if (Result<void> done = readRows(part); !done)
            return done;
    }
    return {};
}

Result<void> TableWindow::readRows(const TimeRange &range)
{
    Result<RowScan> scan = RowScan::start(m_connection, m_columns.table().name, m_columns.names(), range);
    if (!scan)
        return scan.error();
    return scan->forEach([this](const RowScan &row) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            feed(m_reducers[index], row.time(), row.number(int(index)));
        return !isFinished();
    });
}

Result<void> TableWindow::readTier(const TimeRange &range, std::size_t tier)
{
    Result<SqliteStatement> bins =
        SqliteStatement::prepare(m_connection, tierLineSql(tier, m_columns.table().name, m_columns.columns()));
    if (!bins)
        return bins.error();
    bins->bindInteger(":from", toMicroseconds(range.from));
    bins->bindInteger(":to", toMicroseconds(range.to));
    const TierLine line(*bins, tier);
    Result<bool> hasBin = bins->step();
    for (; hasBin && *hasBin; hasBin = bins->step()) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            m_reducers[index].addBin(line.bin(index));
    }
    return hasBin ? Result<void>() : hasBin.error();
}

void TableWindow::setGapAt(Timestamp time)
{
    for (SeriesReducer &reducer : m_reducers)
        reducer.setLongestGap(m_intervals.longestGapAt(time));
}

bool TableWindow::isFinished() const
{
    return std::all_of(m_reducers.begin(), m_reducers.end(),
                       [](const SeriesReducer &reducer) { return reducer.isFinished(); });
}

} // namespace mtnops
