// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/importprinter.h"

#include "app/console.h"

namespace mtnops {

namespace {

using namespace Qt::StringLiterals;

QString headline(const TableReport &report, bool isDryRun)
{
    const TableReading &reading = report.reading;
    QString line = u"%1 to %2: %3 rows read"_qs.arg(report.plan.source.name, report.plan.table.name).arg(reading.rows);
    line += u", %1 %2, %3 already there"_qs.arg(report.counts.stored)
                .arg(isDryRun ? u"to add"_qs : u"imported"_qs)
                .arg(report.counts.there);
    return line + u", %1 refused"_qs.arg(reading.refused.count() + report.counts.taken + report.counts.retired);
}

void printColumns(const TablePlan &plan, const TableReading &reading)
{
    printResult(u"  %1, a row each %2"_qs.arg(plan.isNew ? u"a new table"_qs : u"a table that is there"_qs,
                                              formatDuration(plan.table.interval)));
    printResult(u"  %1: the time (%2)"_qs.arg(plan.source.columns[plan.time].name,
                                              reading.timeFormat ? nameOf(*reading.timeFormat) : u"no row"_qs));
    for (const PlannedColumn &column : plan.columns) {
        const Column &target = plan.table.columns[column.target];
        const QString unit = target.unit.isEmpty() ? QString() : u' ' + target.unit;
        printResult(
            u"  %1: %2 (%3%4)"_qs.arg(plan.source.columns[column.source].name, target.name, nameOf(target.type), unit)
            + (plan.added.contains(target.name) && !plan.isNew ? u", a new column"_qs : QString()));
    }
    if (reading.first)
        printResult(u"  from %1 to %2"_qs.arg(QString::fromLatin1(toIsoUtc(*reading.first)),
                                              QString::fromLatin1(toIsoUtc(*reading.last))));
}

void printRefusals(const Refusals &refusals, const QString &what)
{
    for (const Refusal &refusal : refusals.list())
        printResult(u"  %1 %2: %3; the first is %4"_qs.arg(refusal.count).arg(what, refusal.reason, refusal.first));
}

void printRemarks(const TableReport &report, bool isDryRun)
{
    const TableReading &reading = report.reading;
    if (!isDryRun && !report.plan.added.isEmpty() && !report.plan.isNew)
        printResult(u"  new columns: %1"_qs.arg(report.plan.added.join(u", "_qs)));
    if (!report.plan.leftOut.isEmpty())
        printResult(u"  left out: %1"_qs.arg(report.plan.leftOut.join(u", "_qs)));
    printRefusals(reading.refused, u"rows refused"_qs);
    printRefusals(reading.emptied, u"values left empty"_qs);
    if (report.counts.taken > 0)
        printResult(u"  %1 rows refused: the log has a row of that time with other values"_qs.arg(report.counts.taken));
    if (report.counts.retired > 0)
        printResult(
            u"  %1 rows refused: the log keeps no raw rows of that time any more"_qs.arg(report.counts.retired));
    if (const TwiceShown &twice = reading.twiceShown; twice.first + twice.second > 0) {
        printResult(
            u"  %1 rows show a time that the clocks showed twice, as daylight saving ended: by the order of rows "
            "%2 are of the first time and %3 of the second"_qs.arg(twice.first + twice.second)
                .arg(twice.first)
                .arg(twice.second));
        if (twice.guessed > 0)
            printResult(u"  %1 of them could be of either, for nothing was written in the hours around: they are taken "
                        "for the first"_qs.arg(twice.guessed));
    }
    if (reading.moved > 0)
        printResult(u"  %1 rows show the same time as the row before: each is stored a microsecond later"_qs.arg(
            reading.moved));
}

} // namespace

void printImport(const ImportReport &report, bool isDryRun)
{
    if (report.isNewLog)
        printResult(isDryRun ? u"a new log would be made"_qs : u"a new log was made"_qs);
    for (const TableReport &table : report.tables) {
        printResult(headline(table, isDryRun));
        if (isDryRun)
            printColumns(table.plan, table.reading);
        printRemarks(table, isDryRun);
    }
    if (!report.passedOver.isEmpty())
        printResult(u"left out, since no column of theirs tells times: %1"_qs.arg(report.passedOver.join(u", "_qs)));
}

} // namespace mtnops
