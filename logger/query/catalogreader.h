// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** Opens a log read-only. The error is NotFound where there is no file or no log in it yet, and InvalidInput where it
   is no log or one of a newer program. */
Result<std::unique_ptr<SqlConnection>> openLog(const QString &path);

/** Site, devices and columns. */
Result<Catalog> readCatalog(SqlConnection &connection);

/** The states that the logger last wrote, one for each device, in the catalog's order. */
Result<QList<DeviceStatus>> readStatuses(SqlConnection &connection);

/** A table of the catalog; the error names the ones that there are. */
Result<const DeviceTable *> findTable(const Catalog &catalog, const QString &name);

/** A column of a table of the catalog; the error names the ones that there are. */
Result<const Column *> findColumn(const DeviceTable &table, const QString &name);

} // namespace mtnops
