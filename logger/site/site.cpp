// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/site.h"

namespace mtnops {

DeviceTablePtr makeTable(const DeviceConfig &device)
{
    DeviceTable table{.name = device.name, .title = device.title, .interval = device.interval, .columns = {}};
    for (const RequestRule &request : device.requests) {
        for (const ColumnRule &rule : request.columns)
            table.columns.append(rule.column);
    }
    for (const ColumnRule &rule : device.indiColumns)
        table.columns.append(rule.column);
    return std::make_shared<const DeviceTable>(std::move(table));
}

} // namespace mtnops
