// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/core/counted.h"
#include "logger/query/recovery.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdlib>

namespace mtnops {

namespace {

QString gapsText(qint64 gaps)
{
    return gaps == 0 ? QStringLiteral("whole") : QStringLiteral("%1 could not be read").arg(counted(gaps, "place"));
}

Result<RecoveryReport> recoverShowingProgress(const QString &path, const QString &output)
{
    Result<RecoveryReport> report = RecoveryReport();
    const Result<void> done = runInBackground(
        {.command = "recover",
         .work =
             [&] {
                 report = recoverLog(path, output);
                 return report ? Result<void>() : report.error();
             },
         .progress =
             [&] { return QStringLiteral("%1 written").arg(bytesText(QFileInfo(unfinishedRecovery(output)).size())); },
         .interrupted =
             [&] {
                 printMessage(QStringLiteral("mtnops-logger recover: interrupted, nothing was kept"));
                 removeUnfinishedRecovery(output);
                 std::_Exit(ExitWrong); // what the other thread writes is removed, and what it reads is not changed
             }});
    return done ? report : done.error();
}

} // namespace

int runRecover(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Copies what can be read of a damaged log into a new one; the damaged file is not changed.\n\n"
                       "mtnops-logger recover kuiper.sqlite.damaged-20261123T101500.000Z recovered.sqlite"));
    parser.addPositionalArgument(QStringLiteral("recover"), QString(), QStringLiteral("recover"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The damaged SQLite file."));
    parser.addPositionalArgument(QStringLiteral("NEW"), QStringLiteral("The new log, which must not exist."));
    parser.addHelpOption();
    processArguments(parser, arguments);
    const QStringList names = parser.positionalArguments();
    if (names.size() != 3) {
        return complain("recover",
                        usageError(QStringLiteral("name a damaged database and a new one, as in: mtnops-logger recover "
                                                  "kuiper.sqlite.damaged-20261123T101500.000Z recovered.sqlite")),
                        ExitUsage);
    }
    const Result<RecoveryReport> report = recoverShowingProgress(databaseFile(names.at(1)), databaseFile(names.at(2)));
    if (!report)
        return complain("recover", report.error(), ExitWrong);
    for (const RecoveryReport::Table &table : report->tables)
        printResult(QStringLiteral("%1: %2, %3").arg(table.name, counted(table.rows, "row"), gapsText(table.gaps)));
    printResult(QStringLiteral("%1, %2").arg(counted(report->events, "event"), gapsText(report->eventGaps)));
    return ExitDone;
}

} // namespace mtnops
