// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rowsource.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiertable.h"

#include <QSqlError>

#include <limits>

namespace mtnops {

namespace {

constexpr qint64 beginningOfTime = std::numeric_limits<qint64>::min();
constexpr qint64 endOfTime = std::numeric_limits<qint64>::max();
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
        names += QLatin1StringView(", ") + quoted(column.name);
    Result<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT %1 FROM %2 WHERE ts >= :from AND ts < :to ORDER BY ts %3 LIMIT :count")
            .arg(names, quoted(m_table), order));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), from);
    query->bindValue(QStringLiteral(":to"), to);
    query->bindValue(QStringLiteral(":count"), count);
    if (const Result<void> done = run(m_connection, *query); !done)
        return done.error();
    RawRows rows;
    while (query->next()) {
        RawRow row{.time = query->value(0).toLongLong(), .values = {}};
        row.values.reserve(std::size_t(m_columns.size()));
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            QVariant value = query->value(int(column) + 1);
            row.values.push_back(value.isNull() ? QVariant() : std::move(value));
        }
        rows.push_back(std::move(row));
    }
    if (query->lastError().isValid())
        return m_connection.describe(query->lastError());
    return rows;
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
    Result<QSqlQuery> query = connection.prepare(tierScanSql(tier, table, columns));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    std::vector<TierRow> rows;
    while (query->next())
        rows.push_back(tierRow(*query, columns));
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return rows;
}

} // namespace mtnops
