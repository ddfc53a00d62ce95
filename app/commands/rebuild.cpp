// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/commands/rebuilder.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/core/clock.h"
#include "models/timetext.h"

#include <QCommandLineParser>

namespace mtnops {

namespace {

Result<RebuildRequest> readRebuildRequest(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() != 2)
        return usageError(QStringLiteral("name one database, as in: mtnops-logger rebuild kuiper.sqlite"));
    RebuildRequest request{.databasePath = databaseFile(parser.positionalArguments().at(1)),
                           .table = parser.value(QStringLiteral("table")),
                           .range = {Timestamp::min(), Timestamp::max()}};
    const Timestamp now = SystemClock().now();
    QStringList given = {request.table};
    for (const QString &edge : {QStringLiteral("from"), QStringLiteral("to")}) {
        given += parser.value(edge);
        if (!parser.isSet(edge))
            continue;
        const Result<Timestamp> time = TimeText().read(parser.value(edge), now);
        if (!time)
            return usageError(QStringLiteral("--%1 %2").arg(edge, time.error().detail));
        (edge == QLatin1StringView("from") ? request.range.from : request.range.to) = *time;
    }
    if (request.range.isEmpty())
        return usageError(QStringLiteral("--from is not before --to: nothing lies between"));
    request.text = given.join(u' ');
    return request;
}

void print(const QMap<QString, TimeRange> &made)
{
    for (auto table = made.begin(); table != made.end(); ++table) {
        printResult(QStringLiteral("%1: made anew from %2 to %3")
                        .arg(table.key(), QString::fromLatin1(toIsoUtc(table->from)),
                             QString::fromLatin1(toIsoUtc(table->to))));
    }
    if (made.isEmpty())
        printResult(QStringLiteral("nothing is rolled up there of which raw rows are kept"));
}

} // namespace

int runRebuild(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes the rollups of a log database anew from its raw rows, also while it is logged into. It "
                       "may be interrupted: the same call goes on. Rollups of rows that are not kept any more stay as "
                       "they are.\n\nmtnops-logger rebuild kuiper.sqlite --table tcs --from 2026-11-22"));
    parser.addPositionalArgument(QStringLiteral("rebuild"), QString(), QStringLiteral("rebuild"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file."));
    parser.addOption(valueOption("table", "The device's table; all when left out.", "T"));
    parser.addOption(
        valueOption("from", "Begin: 2026-11-22T18:00Z, 2026-11-22, noon, -6h; the first row when left out.", "TIME"));
    parser.addOption(valueOption("to", "End, not included; the newest row when left out.", "TIME"));
    parser.addHelpOption();
    processArguments(parser, arguments);
    const Result<RebuildRequest> request = readRebuildRequest(parser);
    if (!request)
        return complain("rebuild", request.error(), ExitUsage);
    Progress progress;
    Rebuilder rebuilder(*request, progress);
    const Result<void> done = runInBackground({.command = "rebuild",
                                               .work = [&] { return rebuilder.run(); },
                                               .progress = [&] { return progress.text(); },
                                               .interrupted = [&] { rebuilder.cancel(); }});
    if (!done)
        return complain("rebuild", done.error(), ExitWrong);
    print(rebuilder.made());
    return ExitDone;
}

} // namespace mtnops
