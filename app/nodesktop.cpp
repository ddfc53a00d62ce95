// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/commands/commands.h"
#include "app/console.h"
#include "app/exitcode.h"

namespace mtnops {

std::unique_ptr<QCoreApplication> makeDesktopApplication(int &, char **)
{
    printMessage(QStringLiteral("mtnops-logger: this build has no desktop; use --no-gui SITE.toml, or --help"));
    return nullptr;
}

std::unique_ptr<QCoreApplication> makePlotApplication(int &, char **)
{
    printMessage(
        QStringLiteral("mtnops-logger plot: this build has no charts; export CSV instead, or use a build with the "
                       "desktop"));
    return nullptr;
}

int runPlot(const QStringList &)
{
    return ExitWrong; // never reached: there is no application
}

int runDesktop(const Arguments &)
{
    return ExitWrong; // never reached: there is no application
}

} // namespace mtnops
