// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/lognights.h"

#include "logger/query/catalogreader.h"
#include "logger/store/sqlconnection.h"
#include "models/timetext.h"

#include <algorithm>

namespace mtnops {

namespace {

/** The command line is right, whatever the log is. */
Error errorOfLog(const Error &error)
{
    return {error.code == ErrorCode::InvalidInput ? ErrorCode::Database : error.code, error.detail};
}

} // namespace

Result<std::shared_ptr<const Nights>> nightsFor(const QStringList &times, const QString &databasePath)
{
    if (std::none_of(times.begin(), times.end(), &TimeText::isOfSun))
        return std::shared_ptr<const Nights>();
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(databasePath);
    if (!connection)
        return errorOfLog(connection.error());
    const Result<Catalog> catalog = readCatalog(**connection);
    if (!catalog)
        return errorOfLog(catalog.error());
    return catalog->site.hasPlace() ? std::make_shared<const Nights>(catalog->site) : nullptr;
}

} // namespace mtnops
