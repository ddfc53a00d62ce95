// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "logger/store/rollupstate.h"

namespace mtnops {

class SqlConnection;

/** How far the rollups of a table are made; nothing where the database has none. */
Result<RollupState> rollupStateOf(SqlConnection &connection, const Catalog &catalog, const QString &table);

/** The coarsest tier that tells of a column; nothing for one that has no rollups. */
std::optional<std::size_t> coarsestTierOf(const DeviceTable &table, const QString &column);

} // namespace mtnops
