// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/query/backupwriter.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdlib>

namespace mtnops {

namespace {

Result<void> copyShowingProgress(const QString &path, const QString &output)
{
    return runInBackground(
        {.command = "backup",
         .work = [&] { return writeBackup(path, output); },
         .progress =
             [&] { return QStringLiteral("%1 written").arg(bytesText(QFileInfo(unfinishedBackup(output)).size())); },
         .interrupted =
             [&] {
                 printMessage(QStringLiteral("mtnops-logger backup: interrupted, nothing was kept"));
                 removeUnfinishedBackup(output);
                 std::_Exit(ExitWrong); // the copying thread cannot be stopped inside SQLite, and has only read
             }});
}

} // namespace

int runBackup(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Copies a log database, also while it is logged into, and checks the copy.\n\n"
                       "mtnops-logger backup kuiper.sqlite /backup/kuiper-2026-11-23.sqlite"));
    parser.addPositionalArgument(QStringLiteral("backup"), QString(), QStringLiteral("backup"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file."));
    parser.addPositionalArgument(QStringLiteral("OUTPUT"), QStringLiteral("The copy, which must not exist."));
    parser.addHelpOption();
    processArguments(parser, arguments);
    const QStringList names = parser.positionalArguments();
    if (names.size() != 3) {
        return complain("backup",
                        usageError(QStringLiteral("name a database and the copy, as in: mtnops-logger backup "
                                                  "kuiper.sqlite /backup/kuiper.sqlite")),
                        ExitUsage);
    }
    QElapsedTimer elapsed;
    elapsed.start();
    const QString output = databaseFile(names.at(2));
    if (const Result<void> done = copyShowingProgress(databaseFile(names.at(1)), output); !done)
        return complain("backup", done.error(), ExitWrong);
    printResult(QStringLiteral("%1: %2 in %3 s")
                    .arg(output, bytesText(QFileInfo(output).size()))
                    .arg(double(elapsed.elapsed()) / 1000, 0, 'f', 1));
    return ExitDone;
}

} // namespace mtnops
