// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rowsource.h"

#include "logger/store/sqlitestatement.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiertable.h"

namespace mtnops {

namespace {

constexpr QLatin1StringView oldestFirst("ASC");
constexpr QLatin1StringView newestFirst("DESC");

} // namespace

RowSource::RowSource(SqlConnection &connection, QString table, QList<Column> columns)
    : m_connection(connection), m_table(std::move(table)), m_columns(std::move(columns))
{
}

Result<RawRows> RowSource::read(qint64 from, qint64 to, int count, QLatin1StringView order)
{
    QString names = QStringLiteral("ts");
    for (const Column &column : std::as_const(m_columns))
        names += QLatin1StringView(", ") + quotedName(column.name);
    Result<SqliteStatement> scan = SqliteStatement::prepare(
        m_connection,
        QStringLiteral("SELECT %1 FROM %2 WHERE ts >= :from AND ts < :to ORDER BY ts %3 LIMIT :count")
            .arg(names, quotedName(m_table), order));
    if (!scan)
        return scan.error();
    scan->bindInteger(":from", from);
    scan->bindInteger(":to", to);
    scan->bindInteger(":count", count);
    RawRows rows;
    Result<bool> hasRow = scan->step();
    for (; hasRow && *hasRow; hasRow = scan->step()) {
        RawRow row{.time = scan->integer(0), .values = {}};
        row.values.reserve(std::size_t(m_columns.size()));
        for (qsizetype column = 0; column < m_columns.size(); ++column)
            row.values.push_back(scan->value(int(column) + 1));
        rows.push_back(std::move(row));
    }
    return hasRow ? Result<RawRows>(std::move(rows)) : hasRow.error();
}

Result<RawRows> RowSource::between(qint64 from, qint64 to, int count)
{
    return read(from, to, count, oldestFirst);
}

Result<RawRows> RowSource::before(qint64 time)
{
    return read(beginningOfTime, time, 1, newestFirst);
}

Result<std::optional<TimeRange>> RowSource::span()
{
    const Result<RawRows> first = read(beginningOfTime, endOfTime, 1, oldestFirst);
    if (!first)
        return first.error();
    const Result<RawRows> last = read(beginningOfTime, endOfTime, 1, newestFirst);
    if (!last)
        return last.error();
    if (first->empty() || last->empty())
        return std::optional<TimeRange>();
    return std::optional(TimeRange{fromMicroseconds(first->front().time), fromMicroseconds(last->front().time)});
}

Result<std::vector<TierRow>> readTier(SqlConnection &connection, std::size_t tier, const QString &table,
                                      const QList<Column> &columns, const TimeRange &range)
{
    Result<SqliteStatement> scan = SqliteStatement::prepare(connection, tierScanSql(tier, table, columns));
    if (!scan)
        return scan.error();
    scan->bindInteger(":from", toMicroseconds(range.from));
    scan->bindInteger(":to", toMicroseconds(range.to));
    std::vector<TierRow> rows;
    Result<bool> hasRow = scan->step();
    for (; hasRow && *hasRow; hasRow = scan->step())
        rows.push_back(tierRow(*scan, columns));
    return hasRow ? Result<std::vector<TierRow>>(std::move(rows)) : hasRow.error();
}

} // namespace mtnops
