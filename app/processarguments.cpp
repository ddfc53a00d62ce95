// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processarguments.h"

#include "app/console.h"
#include "app/exitcode.h"

#include <QCommandLineParser>

#include <cstdlib>

namespace mtnops {

void processArguments(QCommandLineParser &parser, const QStringList &arguments)
{
    if (!parser.parse(arguments)) {
        printMessage(QStringLiteral("mtnops-logger: %1 See --help.").arg(parser.errorText()));
        std::exit(ExitUsage);
    }
    parser.process(arguments);
}

} // namespace mtnops
