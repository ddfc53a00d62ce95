// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/tierchoice.h"

#include "logger/store/tiers.h"

namespace mtnops {

TableMoment::TableMoment(std::optional<SqlSnapshot> snapshot, RollupState rollups)
    : m_snapshot(std::move(snapshot)), m_rollups(std::move(rollups))
{
}

Result<TableMoment> TableMoment::begin(SqlConnection &connection, const Catalog &catalog, const QString &table)
{
    if (!catalog.hasRollups)
        return TableMoment(std::nullopt, RollupState());
    Result<SqlSnapshot> snapshot = SqlSnapshot::begin(connection);
    if (!snapshot)
        return snapshot.error();
    Result<RollupState> rollups = readRollupState(connection, table);
    if (!rollups)
        return rollups.error();
    if (!rollups->completeTo)
        return TableMoment(std::nullopt, *std::move(rollups)); // the snapshot ends here
    return TableMoment(*std::move(snapshot), *std::move(rollups));
}

std::optional<std::size_t> coarsestTierOf(const DeviceTable &table, const QString &column)
{
    const bool isRolledUp = table.indexOf(column) < rolledUpColumns(table.columns).size();
    return isRolledUp ? std::optional(tiers.size() - 1) : std::nullopt;
}

} // namespace mtnops
