// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/tierchoice.h"

#include "logger/store/tiers.h"

namespace mtnops {

Result<RollupState> rollupStateOf(SqlConnection &connection, const Catalog &catalog, const QString &table)
{
    return catalog.hasRollups ? readRollupState(connection, table) : Result<RollupState>(RollupState());
}

std::optional<std::size_t> coarsestTierOf(const DeviceTable &table, const QString &column)
{
    const bool isRolledUp = table.indexOf(column) < rolledUpColumns(table.columns).size();
    return isRolledUp ? std::optional(tiers.size() - 1) : std::nullopt;
}

} // namespace mtnops
