// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/instantreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/tierchoice.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <QSqlError>
#include <QVariant>

namespace mtnops {

namespace {

/** The columns of one table that are asked for, with the places of their answers. */
struct TableRequest
{
    const DeviceTable *table;
    QList<const Column *> columns;
    QList<qsizetype> places;
};

Result<QList<TableRequest>> byTable(const Catalog &catalog, const QList<ColumnRef> &columns)
{
    QList<TableRequest> requests;
    for (qsizetype place = 0; place < columns.size(); ++place) {
        const Result<const DeviceTable *> table = findTable(catalog, columns[place].table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, columns[place].column);
        if (!column)
            return column.error();
        auto request = std::find_if(requests.begin(), requests.end(),
                                    [&](const TableRequest &known) { return known.table == *table; });
        if (request == requests.end())
            request = requests.insert(requests.end(), TableRequest{.table = *table, .columns = {}, .places = {}});
        request->columns += *column;
        request->places += place;
    }
    return requests;
}

/** Looks back in one table. On the thread of its connection. */
class InstantSearch
{
public:
    /** All must outlive this. */
    InstantSearch(SqlConnection &connection, const Catalog &catalog, const TableRequest &request,
                  const TimeRange &range)
        : m_connection(connection), m_catalog(catalog), m_request(request), m_range(range)
    {
    }

    Result<void> find(QList<InstantValue> &values)
    {
        const Result<TableMoment> moment = TableMoment::begin(m_connection, m_catalog, m_request.table->name);
        if (!moment)
            return moment.error();
        m_state = moment->rollups();
        if (const Result<void> read = readNewestRow(values); !read)
            return read;
        for (qsizetype index = 0; index < m_request.columns.size(); ++index) {
            InstantValue &value = values[m_request.places[index]];
            if (!isNull(value.value))
                continue;
            if (const Result<void> searched = search(*m_request.columns[index], value); !searched)
                return searched;
        }
        return {};
    }

private:
    /** Most often the newest row has it all. */
    Result<void> readNewestRow(QList<InstantValue> &values)
    {
        QStringList names;
        for (const Column *column : m_request.columns)
            names += column->name;
        Result<QSqlQuery> query = m_connection.prepare(backwardScanSql(m_request.table->name, names));
        if (!query)
            return query.error();
        query->bindValue(QStringLiteral(":count"), 1);
        const Result<bool> found = firstOf(*query, m_range);
        if (!found)
            return found.error();
        m_hasRow = *found;
        for (qsizetype index = 0; *found && index < m_request.columns.size(); ++index)
            keep(*query, int(index) + 1, m_request.columns[index]->type, values[m_request.places[index]]);
        return {};
    }

    Result<void> search(const Column &column, InstantValue &value)
    {
        if (!m_hasRow && !isRetired(m_range.from)) // no row, so no bin either
            return {};
        const std::optional<std::size_t> tier = coarsestTierOf(*m_request.table, column.name);
        return tier ? searchRange(column, reach(), tier, value) : searchRows(column, m_range, value);
    }

    /** Where raw rows are gone the last whole minute counts, however few seconds old a row may be. */
    TimeRange reach() const
    {
        if (!isRetired(m_range.from))
            return m_range;
        const Duration minute = tiers.front().width;
        return {m_range.to - std::max(m_range.length() + minute, 2 * minute), m_range.to};
    }

    /** Goes back through the range, over bins without a valid value, and into the first that has one. */
    Result<void> searchRange(const Column &column, const TimeRange &range, std::optional<std::size_t> tier,
                             InstantValue &value)
    {
        const QList<Stretch> stretches = planRead(range, tier, m_state);
        for (auto stretch = stretches.crbegin(); stretch != stretches.crend(); ++stretch) {
            const Result<void> searched = stretch->tier ? searchBins(column, stretch->range, *stretch->tier, value)
                                                        : searchRows(column, stretch->range, value);
            if (!searched || !isNull(value.value))
                return searched;
        }
        return {};
    }

    Result<void> searchBins(const Column &column, const TimeRange &range, std::size_t tier, InstantValue &value)
    {
        const Duration width = tiers[tier].width;
        // Where raw rows are gone, bins at the ends of the range reach beyond it: their last value may lie there.
        const TimeRange inside{std::max(range.from, reach().from),
                               std::min(range.to, m_range.to - width + Duration(1))};
        Result<QSqlQuery> query = m_connection.prepare(lastFilledBinSql(tier, m_request.table->name, column.name));
        if (!query)
            return query.error();
        const Result<bool> found = firstOf(*query, inside);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        const Timestamp start = fromMicroseconds(query->value(0).toLongLong());
        query->finish();
        const TimeRange bin{start, start + width};
        if (tier == 0 && isRetired(start))
            return keepLastOf(column, bin, value);
        return searchRange(column, bin, tier > 0 ? std::optional(tier - 1) : std::nullopt, value);
    }

    /** Raw rows are gone: what the minute knows of its last one. */
    Result<void> keepLastOf(const Column &column, const TimeRange &minute, InstantValue &value)
    {
        const Result<std::vector<TierRow>> bins = readTier(m_connection, 0, m_request.table->name, {column}, minute);
        if (!bins)
            return bins.error();
        if (bins->empty())
            return {};
        const TierCell &cell = bins->front().cells.front();
        value.value = column.type == ColumnType::Real ? Value(edgeValue(cell.last.toInt(), cell.minimum, cell.maximum))
                                                      : fromSql(column.type, cell.last);
        value.time = minute.from;
        value.isOfMinute = true;
        return {};
    }

    Result<void> searchRows(const Column &column, const TimeRange &range, InstantValue &value)
    {
        Result<QSqlQuery> query = m_connection.prepare(lastValidSql(m_request.table->name, column.name));
        if (!query)
            return query.error();
        const Result<bool> found = firstOf(*query, {std::max(range.from, m_range.from), range.to});
        if (!found)
            return found.error();
        if (*found)
            keep(*query, 1, column.type, value);
        return {};
    }

    bool isRetired(Timestamp time) const { return m_state.rawFrom && time < *m_state.rawFrom; }

    /** Runs the statement for the range and stands on its first answer, if there is one. */
    Result<bool> firstOf(QSqlQuery &query, const TimeRange &range)
    {
        query.bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
        query.bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
        if (const Result<void> done = run(m_connection, query); !done)
            return done.error();
        const bool found = query.next();
        if (query.lastError().isValid())
            return m_connection.describe(query.lastError());
        return found;
    }

    static void keep(const QSqlQuery &query, int place, ColumnType type, InstantValue &value)
    {
        value.value = fromSql(type, query.value(place));
        value.time = fromMicroseconds(query.value(0).toLongLong());
    }

    SqlConnection &m_connection;
    const Catalog &m_catalog;
    const TableRequest &m_request;
    TimeRange m_range;
    RollupState m_state;
    bool m_hasRow = false; ///< in the range
};

} // namespace

Result<QList<InstantValue>> valuesAt(SqlConnection &connection, const Catalog &catalog, const QList<ColumnRef> &columns,
                                     Timestamp instant, Duration maxAge)
{
    if (maxAge < Duration::zero())
        return Error{ErrorCode::InvalidInput, QStringLiteral("values of a negative age were asked for")};
    const Result<QList<TableRequest>> requests = byTable(catalog, columns);
    if (!requests)
        return requests.error();
    QList<InstantValue> values;
    for (const ColumnRef &column : columns)
        values += InstantValue{.column = column};
    for (const TableRequest &request : *requests) {
        InstantSearch search(connection, catalog, request, {instant - maxAge, instant + Duration(1)});
        if (const Result<void> found = search.find(values); !found)
            return found.error();
    }
    return values;
}

} // namespace mtnops
