// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/catalogreader.h"
#include "logger/query/tierchoice.h"

#include <map>

namespace mtnops {

/** Reads the columns of a request, each table once, by a Window of each; @p check says whether a column can be read by
    it. By name of the table. */
template<typename Window>
Result<std::map<QString, Window>> readTables(SqlConnection &connection, const Catalog &catalog,
                                             const WindowRequest &request,
                                             Result<void> (*check)(const DeviceTable &, const Column &))
{
    if (request.range.isEmpty() || request.pixels <= 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("an empty window was asked for")};
    const Duration bin = (request.range.length() + Duration(request.pixels - 1)) / request.pixels;
    std::map<QString, Window> tables;
    for (const ColumnRef &ref : request.columns) {
        const Result<const DeviceTable *> table = findTable(catalog, ref.table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, ref.column);
        if (!column)
            return column.error();
        if (const Result<void> checked = check(**table, **column); !checked)
            return checked.error();
        tables.try_emplace(ref.table, connection, **table, request.range, bin).first->second.add(**column);
    }
    for (auto &[name, table] : tables) {
        const Result<TableMoment> moment = TableMoment::begin(connection, catalog, name);
        if (!moment)
            return moment.error();
        if (const Result<void> done = table.read(moment->rollups()); !done)
            return done.error();
    }
    return tables;
}

} // namespace mtnops
