// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logarguments.h"

#include "app/commands/commandsupport.h"
#include "models/timetext.h"

#include <QCommandLineParser>

namespace mtnops {

Result<QList<ColumnRef>> readColumnRefs(const QString &text)
{
    QList<ColumnRef> columns;
    const QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const QStringList parts = name.trimmed().split(u'.');
        if (parts.size() != 2)
            return usageError(QStringLiteral("--columns %1: write table.column, as in tcs.altitude").arg(name));
        columns += {parts[0], parts[1]};
    }
    return columns;
}

Result<TimeRange> readRange(const QCommandLineParser &parser, const TimeText &text, Timestamp now)
{
    if (!parser.isSet(QStringLiteral("from")))
        return usageError(QStringLiteral("--from is missing: write a time such as 2026-11-22T18:00Z or -6h"));
    const Result<Timestamp> from = text.read(parser.value(QStringLiteral("from")), now);
    if (!from)
        return usageError(QStringLiteral("--from %1").arg(from.error().detail));
    TimeRange range{*from, now};
    if (parser.isSet(QStringLiteral("to"))) {
        const Result<Timestamp> to = text.read(parser.value(QStringLiteral("to")), now);
        if (!to)
            return usageError(QStringLiteral("--to %1").arg(to.error().detail));
        range.to = *to;
    }
    if (range.isEmpty())
        return usageError(QStringLiteral("--from is not before --to: nothing lies between"));
    return range;
}

} // namespace mtnops
