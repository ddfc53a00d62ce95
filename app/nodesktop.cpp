// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/console.h"
#include "app/exitcode.h"

namespace mtnops {

std::unique_ptr<QCoreApplication> makeDesktopApplication(int &, char **)
{
    printMessage(QStringLiteral("mtnops-logger: this build has no desktop; use --no-gui SITE.toml, or --help"));
    return nullptr;
}

int runDesktop(const Arguments &)
{
    return ExitWrong; // never reached: there is no application
}

} // namespace mtnops
