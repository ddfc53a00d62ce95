// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/windowreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readplan.h"
#include "logger/query/tablewindow.h"
#include "logger/store/sqlconnection.h"

#include <map>

namespace mtnops {

namespace {

Result<void> checkDrawable(const DeviceTable &table, const Column &column)
{
    if (column.type != ColumnType::Text && column.type != ColumnType::Time)
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1.%2 is a column of %3: only real, integer and boolean columns can be drawn as lines")
                     .arg(table.name, column.name, nameOf(column.type))};
}

} // namespace

bool drawsRollups(Duration pixel)
{
    return tierForDrawing(pixel, Duration::zero()).has_value();
}

Result<QList<Series>> readWindow(SqlConnection &connection, const Catalog &catalog, const WindowRequest &request)
{
    if (request.range.isEmpty() || request.pixels <= 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("an empty window was asked for")};
    const Duration bin = (request.range.length() + Duration(request.pixels - 1)) / request.pixels;
    std::map<QString, TableWindow> tables;
    for (const ColumnRef &ref : request.columns) {
        const Result<const DeviceTable *> table = findTable(catalog, ref.table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, ref.column);
        if (!column)
            return column.error();
        if (const Result<void> drawable = checkDrawable(**table, **column); !drawable)
            return drawable.error();
        tables.try_emplace(ref.table, connection, **table, request.range, bin).first->second.add(**column);
    }
    for (auto &[name, table] : tables) {
        const Result<RollupState> state =
            catalog.hasRollups ? readRollupState(connection, name) : Result<RollupState>(RollupState());
        if (!state)
            return state.error();
        if (const Result<void> done = table.read(*state); !done)
            return done.error();
    }
    QList<Series> series;
    for (const ColumnRef &ref : request.columns)
        series.append(tables.at(ref.table).series(ref.column));
    return series;
}

} // namespace mtnops
