// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlitehandle.h"

#include "logger/core/logging.h"
#include "logger/store/sqlconnection.h"

#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

namespace mtnops {

sqlite3 *sqliteHandleOf(SqlConnection &connection)
{
    Result<QSqlQuery> query = connection.prepare(QStringLiteral("SELECT sqlite_source_id()"));
    if (!query || !run(connection, *query) || !query->next())
        return nullptr; // the statement that follows tells what is wrong
    if (query->value(0).toByteArray() != sqlite3_sourceid()) {
        qCWarning(storeLog).noquote() << "Qt reads with another SQLite than the system's" << sqlite3_libversion()
                                      << "- statements that take long cannot be ended";
        return nullptr;
    }
    const QVariant handle = query->driver()->handle();
    const bool isSqlite = qstrcmp(handle.typeName(), "sqlite3*") == 0;
    return isSqlite ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

} // namespace mtnops
