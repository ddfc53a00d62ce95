// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statereader.h"

#include "logger/query/statewindow.h"
#include "logger/query/windowtables.h"

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
    const Result<std::map<QString, StateWindow>> tables =
        readTables<StateWindow>(connection, catalog, request, &checkIsState);
    if (!tables)
        return tables.error();
    QList<StateRuns> runs;
    for (const ColumnRef &ref : request.columns)
        runs.append(tables->at(ref.table).runs(ref.column));
    return runs;
}

} // namespace mtnops
