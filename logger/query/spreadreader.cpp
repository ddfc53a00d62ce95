// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/spreadreader.h"

#include "logger/core/turn.h"
#include "logger/query/catalogreader.h"
#include "logger/query/rowscan.h"

namespace mtnops {

Result<Spread> readSpread(SqlConnection &connection, const Catalog &catalog, const ColumnRef &column,
                          const TimeRange &range, double around)
{
    const Result<const DeviceTable *> table = findTable(catalog, column.table);
    if (!table)
        return table.error();
    const Result<const Column *> described = findColumn(**table, column.column);
    if (!described)
        return described.error();
    const std::optional<Turn> turn = turnOf(**described);
    Result<RowScan> scan = RowScan::start(connection, column.table, {column.column}, range);
    if (!scan)
        return scan.error();
    Spread spread;
    const Result<void> done = scan->forEach([&](const RowScan &row) {
        if (const std::optional<double> value = row.number(0))
            spread.add(turn ? turn->difference(around, *value) : *value - around);
        return true;
    });
    return done ? Result<Spread>(spread) : done.error();
}

} // namespace mtnops
