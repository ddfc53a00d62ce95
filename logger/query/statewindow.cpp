// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statewindow.h"

#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/rowscan.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int cellsOfBin = 5; // of a column in tierStateSql()

/** A column's part of a row of tierStateSql(). */
StateBin binOf(const QSqlQuery &query, int place, ColumnType type)
{
    StateBin bin{.count = query.value(place).toLongLong()};
    if (bin.count == 0)
        return bin;
    bin.changes = query.value(place + 1).toLongLong();
    bin.last = fromSql(type, query.value(place + 2));
    bin.hasOneValue = query.value(place + 3) == query.value(place + 4); // both NULL of a text
    return bin;
}

} // namespace

StateWindow::StateWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin)
    : m_connection(connection), m_columns(table, range, bin), m_intervals(table.interval)
{
}

void StateWindow::add(const Column &column)
{
    if (!m_columns.add(column))
        return;
    m_reducers.emplace_back(ColumnRef{m_columns.table().name, column.name}, m_columns.range(), m_columns.bin(),
                            m_columns.table().interval, m_intervals.longestGapAt(Timestamp::max()));
}

Result<void> StateWindow::read(const RollupState &state)
{
    Result<LoggedIntervals> intervals = LoggedIntervals::read(m_connection, m_columns.table());
    if (!intervals)
        return intervals.error();
    m_intervals = *std::move(intervals);
    const std::optional<std::size_t> tier =
        state.completeTo ? m_columns.tier(m_intervals.shortestIn(m_columns.range())) : std::nullopt;
    // A row that is farther away does not stand until the window; nor does the last one until such a row.
    const auto reachAt = [this](Timestamp time) {
        const Duration gap = m_intervals.longestGapAt(time);
        return gap > Duration::zero() ? gap : m_columns.bin();
    };
    const QList<Stretch> stretches = planRead(m_columns.range(), tier, state);
    const TimeRange whole = m_columns.rangeOf(stretches); // raw rows beside a bin are newer or older than all of it
    setIntervalAt(whole.from);
    if (Result<void> done = readOne(backwardScanSql(m_columns.table().name, m_columns.names()),
                                    {whole.from - reachAt(whole.from), whole.from});
        !done)
        return done;
    for (const Stretch &stretch : stretches) {
        Result<void> done = stretch.tier ? readTier(stretch.range, *stretch.tier) : readRaw(stretch.range);
        if (!done)
            return done;
    }
    setIntervalAt(whole.to);
    if (Result<void> done =
            readOne(scanSql(m_columns.table().name, m_columns.names()), {whole.to, whole.to + reachAt(whole.to)});
        !done)
        return done;
    for (RunReducer &reducer : m_reducers) {
        m_runs.append(reducer.take());
        m_runs.last().tier = widestTierOf(stretches);
    }
    return {};
}

/** The first row that @p sql finds in the range. */
Result<void> StateWindow::readOne(const QString &sql, const TimeRange &range)
{
    Result<QSqlQuery> query = m_connection.prepare(sql);
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    query->bindValue(QStringLiteral(":count"), 1);
    if (Result<void> done = run(m_connection, *query); !done)
        return done;
    if (query->next()) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            m_reducers[index].addRow(query->value(0).toLongLong(),
                                     fromSql(m_columns.typeOf(index), query->value(int(index) + 1)));
    }
    if (query->lastError().isValid())
        return m_connection.describe(query->lastError());
    return {};
}

Result<void> StateWindow::readRaw(const TimeRange &range)
{
    for (const TimeRange &part : m_intervals.divide(range)) {
        setIntervalAt(part.from);
        if (Result<void> done = readRows(part); !done)
            return done;
    }
    return {};
}

Result<void> StateWindow::readRows(const TimeRange &range)
{
    Result<RowScan> scan = RowScan::start(m_connection, m_columns.table().name, m_columns.names(), range);
    if (!scan)
        return scan.error();
    return scan->forEach([this](const RowScan &row) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index)
            m_reducers[index].addRow(row.time(), fromSql(m_columns.typeOf(index), row.value(int(index))));
        return true;
    });
}

void StateWindow::setIntervalAt(Timestamp time)
{
    for (RunReducer &reducer : m_reducers)
        reducer.setInterval(m_intervals.intervalAt(time), m_intervals.longestGapAt(time));
}

Result<void> StateWindow::readTier(const TimeRange &range, std::size_t tier)
{
    Result<QSqlQuery> query = m_connection.prepare(tierStateSql(tier, m_columns.table().name, m_columns.columns()));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    if (Result<void> done = run(m_connection, *query); !done)
        return done;
    while (query->next()) {
        for (std::size_t index = 0; index < m_reducers.size(); ++index) {
            StateBin bin = binOf(*query, 2 + cellsOfBin * int(index), m_columns.typeOf(index));
            bin.start = query->value(0).toLongLong();
            bin.width = tiers[tier].width.count();
            bin.covered = query->value(1).toLongLong();
            m_reducers[index].addBin(bin);
        }
    }
    if (query->lastError().isValid())
        return m_connection.describe(query->lastError());
    return {};
}

} // namespace mtnops
