// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "app/processarguments.h"
#include "logger/core/counted.h"
#include "logger/site/siteloader.h"

#include <QCommandLineParser>

namespace mtnops {

int runCheck(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Says all that is wrong in a site file and its device types, as "
                                                    "file:line:column: what is wrong and what would be right."));
    parser.addPositionalArgument(QStringLiteral("check"), QString(), QStringLiteral("check"));
    parser.addPositionalArgument(QStringLiteral("SITE"), QStringLiteral("The site file."));
    parser.addHelpOption();
    processArguments(parser, arguments);
    if (parser.positionalArguments().size() != 2) {
        printMessage(QStringLiteral("mtnops-logger check: name one site file, as in: mtnops-logger check kuiper.toml"));
        return ExitUsage;
    }
    const LoadedSite loaded = loadSite(parser.positionalArguments().at(1));
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        printResult(diagnostic.toString());
    if (!loaded.diagnostics.isEmpty()) {
        printMessage(counted(loaded.diagnostics.size(), "mistake"));
        return ExitWrong;
    }
    qsizetype columns = 0;
    for (const DeviceConfig &device : loaded.site.devices)
        columns += makeTable(device)->columns.size();
    printResult(QStringLiteral("%1: %2, %3, database %4")
                    .arg(loaded.site.info.title, counted(loaded.site.devices.size(), "device"),
                         counted(columns, "column"), loaded.site.databasePath));
    return ExitDone;
}

} // namespace mtnops
