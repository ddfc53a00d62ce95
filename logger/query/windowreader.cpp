// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/windowreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readersql.h"
#include "logger/query/rowscan.h"
#include "logger/query/seriesreducer.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <map>

namespace mtnops {

namespace {

constexpr int rowsBetweenLooks = 2048; ///< a few milliseconds of reading

Error cancelled()
{
    return Error{ErrorCode::Cancelled, QStringLiteral("superseded")};
}

/** The columns of one table, read in one scan. */
class TableWindow
{
public:
    TableWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin)
        : m_connection(connection)
        , m_table(table)
        , m_range(range)
        , m_bin(bin)
        // A sample that is farther away than this is not joined to the ones in the window.
        , m_reach(std::max(bin, longestGap(table)))
    {
    }

    /** A column that was added before is read once. */
    void add(const ColumnRef &column)
    {
        if (m_names.contains(column.column))
            return;
        m_names += column.column;
        m_reducers.emplace_back(column, m_range, m_bin, longestGap(m_table));
    }

    Result<void> read(const std::atomic_bool &isCancelled)
    {
        if (const Result<void> done = readBefore(); !done)
            return done;
        if (const Result<void> done = readFromStart(isCancelled); !done)
            return done;
        for (SeriesReducer &reducer : m_reducers)
            m_series.append(reducer.take());
        return {};
    }

    const Series &series(const QString &column) const { return m_series[m_names.indexOf(column)]; }

private:
    struct RowBefore
    {
        qint64 time;
        std::vector<std::optional<double>> values;
    };

    /** Goes back from the window until each column has a valid sample, and feeds what it met oldest first. */
    Result<void> readBefore()
    {
        Result<QSqlQuery> query = m_connection.prepare(backwardScanSql(m_table.name, m_names));
        if (!query)
            return query.error();
        query->bindValue(QStringLiteral(":from"), toMicroseconds(m_range.from - m_reach));
        query->bindValue(QStringLiteral(":to"), toMicroseconds(m_range.from));
        query->bindValue(QStringLiteral(":count"), -1);
        if (const Result<void> done = run(m_connection, *query); !done)
            return done;
        std::vector<RowBefore> rows;
        std::vector<bool> found(m_reducers.size(), false);
        while (std::find(found.begin(), found.end(), false) != found.end() && query->next()) {
            RowBefore row{query->value(0).toLongLong(), {}};
            for (size_t index = 0; index < m_reducers.size(); ++index) {
                row.values.push_back(numberFromSql(query->value(int(index) + 1)));
                found[index] = found[index] || row.values.back();
            }
            rows.push_back(std::move(row));
        }
        if (query->lastError().isValid())
            return m_connection.describe(query->lastError());
        std::for_each(rows.rbegin(), rows.rend(), [this](const RowBefore &row) {
            for (size_t index = 0; index < m_reducers.size(); ++index)
                feed(m_reducers[index], row.time, row.values[index]);
        });
        return {};
    }

    /** Reads the window, and on until each column has a sample after it. */
    Result<void> readFromStart(const std::atomic_bool &isCancelled)
    {
        Result<RowScan> scan =
            RowScan::start(m_connection, m_table.name, m_names, TimeRange{m_range.from, m_range.to + m_reach});
        if (!scan)
            return scan.error();
        const qint64 end = toMicroseconds(m_range.to);
        for (int row = 1;; ++row) {
            const Result<bool> hasRow = scan->next();
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                return {};
            for (size_t index = 0; index < m_reducers.size(); ++index)
                feed(m_reducers[index], scan->time(), numberFromSql(scan->value(int(index))));
            if (row % rowsBetweenLooks == 0 && isCancelled.load(std::memory_order_relaxed))
                return cancelled();
            if (scan->time() >= end && isFinished())
                return {};
        }
    }

    bool isFinished() const
    {
        return std::all_of(m_reducers.begin(), m_reducers.end(),
                           [](const SeriesReducer &reducer) { return reducer.isFinished(); });
    }

    static void feed(SeriesReducer &reducer, qint64 time, std::optional<double> value)
    {
        if (value)
            reducer.addValue(time, *value);
        else
            reducer.addNull(time);
    }

    SqlConnection &m_connection;
    const DeviceTable &m_table;
    TimeRange m_range;
    Duration m_bin;
    Duration m_reach;
    QStringList m_names;
    std::vector<SeriesReducer> m_reducers; ///< one for each of m_names
    QList<Series> m_series; ///< what came out of them
};

Result<void> checkDrawable(const DeviceTable &table, const Column &column)
{
    if (column.type != ColumnType::Text && column.type != ColumnType::Time)
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1.%2 is a column of %3: only real, integer and boolean columns can be drawn")
                     .arg(table.name, column.name, nameOf(column.type))};
}

} // namespace

Duration longestGap(const DeviceTable &table)
{
    return table.interval * 5 / 2;
}

Result<QList<Series>> readWindow(SqlConnection &connection, const Catalog &catalog, const WindowRequest &request,
                                 const std::atomic_bool &isCancelled)
{
    if (request.range.isEmpty() || request.pixels <= 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("an empty window was asked for")};
    const Duration bin = (request.range.length() + Duration(request.pixels - 1)) / request.pixels;
    std::map<QString, TableWindow> tables;
    for (const ColumnRef &ref : request.columns) {
        const Result<const DeviceTable *> table = findTable(catalog, ref.table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, ref.column);
        if (!column)
            return column.error();
        if (const Result<void> drawable = checkDrawable(**table, **column); !drawable)
            return drawable.error();
        tables.try_emplace(ref.table, connection, **table, request.range, bin).first->second.add(ref);
    }
    for (auto &[name, table] : tables) {
        if (const Result<void> done = table.read(isCancelled); !done)
            return done.error();
        if (isCancelled.load())
            return cancelled();
    }
    QList<Series> series;
    for (const ColumnRef &ref : request.columns)
        series.append(tables.at(ref.table).series(ref.column));
    return series;
}

} // namespace mtnops
