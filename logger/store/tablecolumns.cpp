// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tablecolumns.h"

#include "logger/store/sqlconnection.h"

#include <QVariant>

namespace mtnops {

Result<QHash<QString, RealColumn>> realColumns(SqlConnection &connection, const QString &table)
{
    // table_xinfo tells generated columns too.
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT name, type, pk, hidden FROM pragma_table_xinfo(:name)"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), table);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QHash<QString, RealColumn> columns;
    while (query->next()) {
        columns.insert(query->value(0).toString(),
                       RealColumn{.type = query->value(1).toString(),
                                  .isKey = query->value(2).toInt() > 0,
                                  .isGenerated = query->value(3).toInt() > 0});
    }
    return columns;
}

} // namespace mtnops
