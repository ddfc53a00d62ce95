// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvreport.h"

#include "logger/core/timestamp.h"

namespace mtnops {

namespace {

QString textOf(Timestamp time)
{
    return QString::fromLatin1(toIsoUtc(time));
}

QString textOf(const CsvLeftOut &leftOut)
{
    return QStringLiteral("%1 %2 of %3 %4 no %5 and %6 left empty, the first at %7")
        .arg(leftOut.count)
        .arg(leftOut.count == 1 ? QStringLiteral("value") : QStringLiteral("values"), leftOut.column,
             leftOut.count == 1 ? QStringLiteral("is") : QStringLiteral("are"), nameOf(leftOut.type),
             leftOut.count == 1 ? QStringLiteral("was") : QStringLiteral("were"), textOf(leftOut.first));
}

} // namespace

QStringList remarksOf(const CsvReport &report)
{
    QStringList remarks;
    for (const CsvLeftOut &leftOut : report.leftOut)
        remarks += textOf(leftOut);
    if (!report.retired.isEmpty()) {
        remarks += QStringLiteral("raw rows from %1 to %2 are not kept any more: there is nothing to export of them, "
                                  "though charts and statistics tell of that time")
                       .arg(textOf(report.retired.from), textOf(report.retired.to));
    }
    if (!report.fromRollups.isEmpty()) {
        remarks += QStringLiteral("raw rows from %1 to %2 are not kept any more: what rollups of whole minutes know is "
                                  "written of that time")
                       .arg(textOf(report.fromRollups.from), textOf(report.fromRollups.to));
    }
    return remarks;
}

} // namespace mtnops
