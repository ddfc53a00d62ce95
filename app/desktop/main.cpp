// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"
#include "app/console.h"
#include "app/desktop/desktop.h"
#include "app/desktop/plot.h"
#include "app/exitcode.h"
#include "app/processsetup.h"

/** The program with windows and charts, which mtnops-logger becomes where it needs them. */
int main(int argc, char **argv)
{
    using namespace mtnops;
    setUpProcess();
    const Mode mode =
        modeOf(bareArguments(argc, argv)); // before there is an application: a QApplication needs a display
    if (mode != Mode::Desktop && mode != Mode::Plot) {
        printMessage(
            QStringLiteral("mtnops-logger-desktop: this part has only windows and charts; start mtnops-logger"));
        return ExitUsage;
    }
    const std::unique_ptr<QCoreApplication> application =
        mode == Mode::Plot ? makePlotApplication(argc, argv) : makeDesktopApplication(argc, argv);
    if (!application || !hasDatabaseDriver())
        return ExitWrong;
    if (mode == Mode::Plot)
        return runPlot(QCoreApplication::arguments());
    const Result<Arguments> read = readArguments(QCoreApplication::arguments(), mode);
    if (!read) {
        printMessage(QStringLiteral("mtnops-logger: %1").arg(read.error().detail));
        return ExitUsage;
    }
    return runDesktop(*read);
}
