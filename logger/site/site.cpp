// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/site.h"

namespace mtnops {

Column retainedColumn()
{
    return {.name = u"retained"_qs,
            .type = ColumnType::Boolean,
            .label = u"From a retained message"_qs,
            .description =
                u"A value was kept by the broker from before the logger listened: nobody knows how old it is"_qs};
}

DeviceTablePtr makeTable(const DeviceConfig &device)
{
    DeviceTable table{.name = device.name,
                      .title = device.title,
                      .interval = device.logsChanges ? device.maxInterval : device.interval,
                      .columns = {}};
    for (const RequestRule &request : device.requests) {
        for (const ColumnRule &rule : request.columns)
            table.columns.append(rule.column);
    }
    for (const ColumnRule &rule : device.pushedColumns)
        table.columns.append(rule.column);
    if (device.takesRetained)
        table.columns.append(retainedColumn());
    return std::make_shared<const DeviceTable>(std::move(table));
}

QList<TableRetention> retentionsOf(const Site &site)
{
    QList<TableRetention> tables;
    const auto add = [&tables](const QString &table, Duration retain) {
        if (retain > Duration::zero())
            tables.append({.table = table, .retain = retain});
    };
    for (const DeviceConfig &device : site.devices)
        add(device.name, device.retain);
    if (site.logsSelf)
        add(QString(selfTableName), site.retain);
    return tables;
}

} // namespace mtnops
