// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "logger/store/rollupstate.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

/** How far the rollups of a table are made, and, while it lives, the log as it was when that was read: bins may go
    stale and raw rows go after that. What has no rollups is read without holding up the write-ahead log, since
    raw rows may be read for long. On the thread of its connection. */
class TableMoment
{
public:
    static Result<TableMoment> begin(SqlConnection &connection, const Catalog &catalog, const QString &table);

    const RollupState &rollups() const { return m_rollups; } ///< says nothing where the database has none

private:
    TableMoment(std::optional<SqlSnapshot> snapshot, RollupState rollups);

    std::optional<SqlSnapshot> m_snapshot;
    RollupState m_rollups;
};

/** The coarsest tier that tells of a column; nothing for one that has no rollups. */
std::optional<std::size_t> coarsestTierOf(const DeviceTable &table, const QString &column);

} // namespace mtnops
