// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/firsttime.h"

#include "logger/store/sqlconnection.h"

#include <QVariant>

namespace mtnops {

Result<std::optional<Timestamp>> firstTime(SqlConnection &connection, const QString &sql, const TimeRange &range)
{
    Result<QSqlQuery> query = connection.prepare(sql);
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), toMicroseconds(range.from));
    query->bindValue(QStringLiteral(":to"), toMicroseconds(range.to));
    query->bindValue(QStringLiteral(":count"), 1);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->next() ? std::optional(fromMicroseconds(query->value(0).toLongLong())) : std::nullopt;
}

} // namespace mtnops
