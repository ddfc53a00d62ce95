// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/site.h"

#include "logger/core/bytesize.h"

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

QStringList retentionChanges(const Site &before, const Site &after)
{
    const auto byTable = [](const Site &site) {
        QMap<QString, Duration> retentions;
        for (const DeviceConfig &device : site.devices)
            retentions.insert(device.name, device.retain);
        return retentions;
    };
    const auto text = [](Duration retain) {
        return retain == Duration::zero() ? QStringLiteral("ever") : formatDuration(retain);
    };
    QStringList changes;
    const QMap<QString, Duration> old = byTable(before);
    const QMap<QString, Duration> now = byTable(after);
    for (auto table = now.begin(); table != now.end(); ++table) {
        const Duration retain = old.value(table.key(), *table);
        if (retain != *table) {
            changes += QStringLiteral("raw rows of %1 are kept for %2 and no longer for %3")
                           .arg(table.key(), text(*table), text(retain));
        }
    }
    if (before.minFree != after.minFree) {
        const auto size = [](qint64 bytes) { return bytes == 0 ? QStringLiteral("none") : formatByteSize(bytes); };
        changes += QStringLiteral("min_free is %1 and no longer %2").arg(size(after.minFree), size(before.minFree));
    }
    return changes;
}

} // namespace mtnops
