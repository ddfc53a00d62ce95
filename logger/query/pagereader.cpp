// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/pagereader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readersql.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace mtnops {

namespace {

/** Rows of [from, to) by the key, at most so many; and whether there are more. */
struct Rows
{
    QList<Row> rows;
    bool hasMore = false;
};

/** At most @p count rows of [from, to), in the order of @p sql, scanSql() or backwardScanSql(). A table without columns
    has no rows worth reading, and there may be no such table: a device that never answered. */
Result<Rows> readRows(SqlConnection &connection, const DeviceTable &table, const QString &sql, qint64 from, qint64 to,
                      int count)
{
    Rows read;
    if (table.columns.isEmpty())
        return read;
    Result<QSqlQuery> query = connection.prepare(sql);
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), from);
    query->bindValue(QStringLiteral(":to"), to);
    query->bindValue(QStringLiteral(":count"), count + 1); // one more than asked tells whether there are more
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    while (query->next()) {
        if (read.rows.size() == count) {
            read.hasMore = true;
            break;
        }
        Row row{.time = fromMicroseconds(query->value(0).toLongLong())};
        row.values.reserve(size_t(table.columns.size()));
        for (qsizetype index = 0; index < table.columns.size(); ++index)
            row.values.push_back(fromSql(table.columns[index].type, query->value(int(index) + 1)));
        read.rows.append(std::move(row));
    }
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return read;
}

/** Newest first. */
Result<Rows> newestRows(SqlConnection &connection, const DeviceTable &table, qint64 from, qint64 to, int count)
{
    return readRows(connection, table, backwardScanSql(table.name, namesOf(table.columns)), from, to, count);
}

/** Newest first too. */
Result<Rows> oldestRows(SqlConnection &connection, const DeviceTable &table, qint64 from, qint64 to, int count)
{
    Result<Rows> read = readRows(connection, table, scanSql(table.name, namesOf(table.columns)), from, to, count);
    if (read)
        std::reverse(read->rows.begin(), read->rows.end());
    return read;
}

/** Time of the first row; nothing when there is none. */
Result<std::optional<Timestamp>> oldestRow(SqlConnection &connection, const DeviceTable &table)
{
    Result<QSqlQuery> query = connection.prepare(scanSql(table.name, {}));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), beginningOfTime);
    query->bindValue(QStringLiteral(":to"), endOfTime);
    query->bindValue(QStringLiteral(":count"), 1);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (query->next())
        return std::optional(fromMicroseconds(query->value(0).toLongLong()));
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return std::optional<Timestamp>();
}

qint64 bytesOnDisk(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(path + QLatin1StringView("-wal")).size();
}

} // namespace

Result<RowPage> readPage(SqlConnection &connection, const Catalog &catalog, const PageRequest &request)
{
    const Result<const DeviceTable *> table = findTable(catalog, request.table);
    if (!table)
        return table.error();
    if (request.count <= 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("a page of %1 rows was asked for").arg(request.count)};
    const qint64 from = request.notBefore ? toMicroseconds(*request.notBefore) : beginningOfTime;
    const qint64 to = request.before ? toMicroseconds(*request.before) : endOfTime;
    RowPage page{.table = request.table, .columns = (*table)->columns};
    // Each side of the middle has rows of its own; without a middle there is one side only.
    const bool isAround = request.part == PageRequest::Part::Around;
    const qint64 middle = isAround ? std::clamp(toMicroseconds(request.around) + 1, from, std::max(from, to))
        : request.part == PageRequest::Part::Newest ? to
                                                    : from;
    if (request.part != PageRequest::Part::Newest) {
        Result<Rows> newer = oldestRows(connection, **table, middle, to, isAround ? request.count / 2 : request.count);
        if (!newer)
            return newer.error();
        page.rows = std::move(newer->rows);
        page.hasNewer = newer->hasMore;
    }
    if (request.part != PageRequest::Part::Oldest) {
        Result<Rows> older =
            newestRows(connection, **table, from, middle, isAround ? (request.count + 1) / 2 : request.count);
        if (!older)
            return older.error();
        page.rows += std::move(older->rows);
        page.hasOlder = older->hasMore;
    }
    return page;
}

Result<Latest> readLatest(SqlConnection &connection, const Catalog &catalog, Timestamp upTo)
{
    Result<QList<DeviceStatus>> statuses = readStatuses(connection);
    if (!statuses)
        return statuses.error();
    Latest latest{.databaseBytes = bytesOnDisk(connection.path())};
    for (const DeviceTable &table : catalog.tables) {
        Result<Rows> newest = newestRows(connection, table, beginningOfTime, endOfTime, 1);
        if (!newest)
            return newest.error();
        LatestRow row{.table = table.name, .status = {.device = table.name}};
        if (!newest->rows.isEmpty()) {
            const Result<std::optional<Timestamp>> oldest = oldestRow(connection, table);
            if (!oldest)
                return oldest.error();
            row.oldest = *oldest;
        }
        if (!newest->rows.isEmpty() && newest->rows.first().time > upTo) {
            row.ahead = newest->rows.first().time;
            newest = newestRows(connection, table, beginningOfTime, toMicroseconds(upTo) + 1, 1);
            if (!newest)
                return newest.error();
        }
        if (!newest->rows.isEmpty())
            row.row = std::move(newest->rows.first());
        for (DeviceStatus &status : *statuses) {
            if (status.device == table.name)
                row.status = std::move(status);
        }
        latest.rows.append(std::move(row));
    }
    return latest;
}

Result<QList<Event>> readEvents(SqlConnection &connection, const TimeRange &range)
{
    Result<QSqlQuery> query = connection.prepare(eventsSql());
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QList<Event> events;
    while (query->next()) {
        const QString kindName = query->value(1).toString();
        const std::optional<EventKind> kind = eventKindFromString(kindName);
        const QString text = query->value(3).toString();
        // One that a newer program wrote, or a hand, hides no other.
        events.append(
            Event{.time = fromMicroseconds(query->value(0).toLongLong()),
                  .kind = kind.value_or(EventKind::Problem),
                  .device = query->value(2).toString(),
                  .text = kind ? text : QStringLiteral("%1 (of the unknown kind \"%2\")").arg(text, kindName)});
    }
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return events;
}

} // namespace mtnops
