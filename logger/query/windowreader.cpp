// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/windowreader.h"

#include "logger/query/readplan.h"
#include "logger/query/tablewindow.h"
#include "logger/query/windowtables.h"

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
    const Result<std::map<QString, TableWindow>> tables =
        readTables<TableWindow>(connection, catalog, request, &checkDrawable);
    if (!tables)
        return tables.error();
    QList<Series> series;
    for (const ColumnRef &ref : request.columns)
        series.append(tables->at(ref.table).series(ref.column));
    return series;
}

} // namespace mtnops
