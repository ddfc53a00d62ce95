// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/databasesource.h"

#include "logger/import/sqlitesource.h"
#include "logger/import/sqlserver.h"
#include "logger/import/sqlserversource.h"

namespace mtnops {

bool isServerUrl(const QString &name)
{
    return SqlServer::kindOf(QUrl(name)).has_value();
}

std::unique_ptr<ForeignSource> makeDatabaseSource(const QString &pathOrUrl)
{
    if (isServerUrl(pathOrUrl))
        return std::make_unique<SqlServerSource>(QUrl(pathOrUrl));
    return std::make_unique<SqliteSource>(pathOrUrl);
}

} // namespace mtnops
