// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statereader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/statewindow.h"
#include "logger/query/tierchoice.h"
#include "logger/store/sqlconnection.h"

#include <map>

namespace mtnops {

namespace {

Result<void> checkIsState(const DeviceTable &table, const Column &column)
{
    if (column.type != ColumnType::Real && column.type != ColumnType::Time)
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1.%2 is a column of %3: only text, integers and booleans have states")
                     .arg(table.name, column.name, nameOf(column.type))};
}

} // namespace

Result<QList<StateRuns>> readStates(SqlConnection &connection, const Catalog &catalog, const WindowRequest &request)
{
    if (request.range.isEmpty() || request.pixels <= 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("an empty window was asked for")};
    const Duration bin = (request.range.length() + Duration(request.pixels - 1)) / request.pixels;
    std::map<QString, StateWindow> tables;
    for (const ColumnRef &ref : request.columns) {
        const Result<const DeviceTable *> table = findTable(catalog, ref.table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, ref.column);
        if (!column)
            return column.error();
        if (const Result<void> isState = checkIsState(**table, **column); !isState)
            return isState.error();
        tables.try_emplace(ref.table, connection, **table, request.range, bin).first->second.add(**column);
    }
    for (auto &[name, table] : tables) {
        const Result<RollupState> state = rollupStateOf(connection, catalog, name);
        if (!state)
            return state.error();
        if (const Result<void> done = table.read(*state); !done)
            return done.error();
    }
    QList<StateRuns> runs;
    for (const ColumnRef &ref : request.columns)
        runs.append(tables.at(ref.table).runs(ref.column));
    return runs;
}

} // namespace mtnops
