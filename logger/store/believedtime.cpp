// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/believedtime.h"

#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <QVariant>

#include <functional>
#include <set>

namespace mtnops {

namespace {

constexpr Duration wholeDay = tiers.back().width;
constexpr qint64 convincing = 7; // days with rows, after however long a gap

using Days = std::set<Timestamp, std::greater<>>; // the newest first

/** The newest days of which a table has rows, up to that of @p now: as many as can be of interest. */
Result<void> addDays(SqlConnection &connection, const QString &table, Timestamp now, Days &days)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT max(ts) FROM %1 WHERE ts < :before").arg(quotedName(table)));
    if (!query)
        return query.error();
    Timestamp before = floorTo(now, wholeDay) + wholeDay;
    for (qint64 count = 0; count <= convincing; ++count) {
        query->bindValue(QStringLiteral(":before"), toMicroseconds(before));
        if (const Result<void> done = run(connection, *query); !done)
            return done;
        if (!query->next() || query->value(0).isNull())
            break;
        before = floorTo(fromMicroseconds(query->value(0).toLongLong()), wholeDay);
        query->finish();
        days.insert(before);
    }
    return {};
}

} // namespace

Result<Timestamp> believedTime(SqlConnection &connection, Timestamp now)
{
    const Result<QStringList> tables = devicesWithRollups(connection);
    if (!tables)
        return tables.error();
    Days days;
    for (const QString &table : *tables) {
        if (const Result<void> added = addDays(connection, table, now, days); !added)
            return added.error();
    }
    Timestamp believed = now;
    Timestamp later = floorTo(now, wholeDay);
    qint64 shown = 0; // days with rows, from "later" on
    for (const Timestamp &earlier : days) {
        const qint64 missing = (later - earlier) / wholeDay - 1;
        if (shown < std::min(missing, convincing))
            believed = earlier + wholeDay;
        ++shown;
        later = earlier;
    }
    return believed;
}

} // namespace mtnops
