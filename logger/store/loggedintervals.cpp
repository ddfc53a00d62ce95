// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/loggedintervals.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlitestatement.h"
#include "logger/store/tablecolumns.h"

#include <limits>

namespace mtnops {

namespace {

constexpr qint64 sinceEver = std::numeric_limits<qint64>::min();

Result<bool> hasHistory(SqlConnection &connection)
{
    const Result<QHash<QString, RealColumn>> columns = realColumns(connection, QStringLiteral("mtnops_intervals"));
    return columns ? Result<bool>(!columns->isEmpty()) : columns.error();
}

/** Nothing of a device that is not in the catalog. */
Result<std::optional<qint64>> catalogInterval(SqlConnection &connection, const QString &device)
{
    Result<SqliteStatement> select =
        SqliteStatement::prepare(connection, QStringLiteral("SELECT interval_us FROM mtnops_devices WHERE name = ?"));
    if (!select)
        return select.error();
    select->bindValue(1, device);
    const Result<bool> hasRow = select->step();
    if (!hasRow)
        return hasRow.error();
    return *hasRow ? std::optional(select->integer(0)) : std::nullopt;
}

/** @p sql with the device as its first placeholder; the others are numbers. */
Result<void> change(SqlConnection &connection, const QString &sql, const QString &device,
                    std::initializer_list<qint64> numbers)
{
    Result<SqliteStatement> statement = SqliteStatement::prepare(connection, sql);
    if (!statement)
        return statement.error();
    int place = 1;
    statement->bindValue(place, device);
    for (const qint64 number : numbers)
        statement->bindInteger(++place, number);
    return statement->run();
}

} // namespace

LoggedIntervals::LoggedIntervals(Duration interval) : m_pieces({{.from = Timestamp::min(), .interval = interval}}) { }

Result<LoggedIntervals> LoggedIntervals::read(SqlConnection &connection, const DeviceTable &table)
{
    Result<SqliteStatement> select = SqliteStatement::prepare(
        connection,
        QStringLiteral("SELECT ts_from, interval_us FROM mtnops_intervals WHERE device = ? ORDER BY ts_from"));
    if (!select) {
        const Result<bool> known = hasHistory(connection);
        return known && !*known ? Result<LoggedIntervals>(LoggedIntervals(table.interval)) : select.error();
    }
    select->bindValue(1, table.name);
    LoggedIntervals intervals;
    Result<bool> hasRow = select->step();
    for (; hasRow && *hasRow; hasRow = select->step()) {
        intervals.m_pieces.push_back(
            {.from = fromMicroseconds(select->integer(0)), .interval = Duration(select->integer(1))});
    }
    if (!hasRow)
        return hasRow.error();
    return intervals.m_pieces.empty() ? LoggedIntervals(table.interval) : intervals;
}

const LoggedIntervals::Piece &LoggedIntervals::pieceAt(Timestamp time) const
{
    auto piece = m_pieces.end() - 1; // nearly all that is asked is of the newest
    while (piece != m_pieces.begin() && piece->from > time)
        --piece;
    return *piece;
}

Duration LoggedIntervals::shortestIn(const TimeRange &range) const
{
    Duration shortest = intervalAt(range.from);
    for (const Piece &piece : m_pieces) {
        if (range.contains(piece.from))
            shortest = std::min(shortest, piece.interval);
    }
    return shortest;
}

QList<TimeRange> LoggedIntervals::divide(const TimeRange &range) const
{
    QList<TimeRange> parts;
    TimeRange left = range;
    for (const Piece &piece : m_pieces) {
        if (piece.from <= left.from || piece.from >= left.to)
            continue;
        parts.append({left.from, piece.from});
        left.from = piece.from;
    }
    if (!left.isEmpty())
        parts.append(left);
    return parts;
}

Result<void> noteInterval(SqlConnection &connection, const DeviceTable &table, Timestamp now)
{
    const Result<std::optional<qint64>> known = catalogInterval(connection, table.name);
    if (!known)
        return known.error();
    const qint64 interval = table.interval.count();
    if (!*known || **known == interval)
        return {};
    if (Result<void> done = change(connection,
                                   QStringLiteral("INSERT INTO mtnops_intervals (device, ts_from, interval_us)"
                                                  " SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
                                                  " (SELECT 1 FROM mtnops_intervals WHERE device = ?1)"),
                                   table.name, {sinceEver, **known});
        !done)
        return done;
    // A clock that was ahead may have noted what was to come.
    if (Result<void> done =
            change(connection, QStringLiteral("DELETE FROM mtnops_intervals WHERE device = ? AND ts_from >= ?"),
                   table.name, {toMicroseconds(now)});
        !done)
        return done;
    return change(connection,
                  QStringLiteral("INSERT INTO mtnops_intervals (device, ts_from, interval_us) VALUES (?, ?, ?)"),
                  table.name, {toMicroseconds(now), interval});
}

} // namespace mtnops
