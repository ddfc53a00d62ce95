// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/core/counted.h"
#include "logger/query/logverifier.h"
#include "models/progress.h"

#include <QCommandLineParser>

#include <cstdlib>

namespace mtnops {

namespace {

constexpr qsizetype mostRanges = 20;

Result<Verification> verifyShowingProgress(const VerifyRequest &request)
{
    Progress progress;
    Result<Verification> found = Verification();
    const Result<void> done =
        runInBackground({.command = "verify",
                         .work = [&]() -> Result<void> {
                             found = verifyLog(request, [&](const QString &what, double part) {
                                 progress.tell(QStringLiteral("verifying %1").arg(what), part);
                             });
                             return found ? Result<void>() : found.error();
                         },
                         .progress = [&] { return progress.text(); },
                         .interrupted =
                             [] {
                                 printMessage(QStringLiteral("mtnops-logger verify: interrupted"));
                                 std::_Exit(ExitWrong); // it cannot be stopped inside SQLite, and has only read
                             }});
    return done ? found : done.error();
}

void printProblems(const ProblemList &problems)
{
    for (const QString &text : problems.texts())
        printResult(QStringLiteral("  ") + text);
    if (problems.count() > problems.texts().size())
        printResult(QStringLiteral("  … and %1 more").arg(problems.count() - problems.texts().size()));
}

void printDirty(const QList<TimeRange> &ranges)
{
    for (const TimeRange &dirty : ranges.first(std::min(ranges.size(), mostRanges))) {
        printResult(QStringLiteral("  to be made anew: %1 to %2")
                        .arg(QString::fromLatin1(toIsoUtc(dirty.from)), QString::fromLatin1(toIsoUtc(dirty.to))));
    }
    if (ranges.size() > mostRanges)
        printResult(QStringLiteral("  … and ") + counted(ranges.size() - mostRanges, "more range"));
}

void print(const Verification &found, bool isAll)
{
    if (isAll || found.file.count() > 0)
        printResult(QStringLiteral("file: %1").arg(counted(found.file.count(), "problem")));
    printProblems(found.file);
    for (const TableVerification &table : found.tables) {
        printResult(QStringLiteral("%1: %2, %3 compared, %4")
                        .arg(table.table, counted(table.rows, "row"), counted(table.bins, "bin"),
                             counted(table.problems.count(), "problem")));
        printDirty(table.dirty);
        printProblems(table.problems);
    }
}

} // namespace

int runVerify(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Says what is wrong in a log database, also while it is logged into: the file, tables that are "
                       "not as the catalog says, watermarks, and rollups that differ from what their raw rows give. "
                       "Reads every row; writes nothing.\n\nmtnops-logger verify kuiper.sqlite --quick"));
    parser.addPositionalArgument(QStringLiteral("verify"), QString(), QStringLiteral("verify"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file."));
    parser.addOption(valueOption("table", "The device's table; all when left out.", "T"));
    parser.addOption(QCommandLineOption(QStringLiteral("quick"),
                                        QStringLiteral("Look at less of the file's structure (quick_check).")));
    parser.addHelpOption();
    processArguments(parser, arguments);
    if (parser.positionalArguments().size() != 2) {
        return complain("verify",
                        usageError(QStringLiteral("name one database, as in: mtnops-logger verify kuiper.sqlite")),
                        ExitUsage);
    }
    const VerifyRequest request{.databasePath = databaseFile(parser.positionalArguments().at(1)),
                                .table = parser.value(QStringLiteral("table")),
                                .isQuick = parser.isSet(QStringLiteral("quick"))};
    const Result<Verification> found = verifyShowingProgress(request);
    if (!found)
        return complain("verify", found.error(), ExitWrong);
    print(*found, request.table.isEmpty());
    return found->problems() == 0 ? ExitDone : ExitWrong;
}

} // namespace mtnops
