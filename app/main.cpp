// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"
#include "app/becomedesktop.h"
#include "app/commands/commands.h"
#include "app/console.h"
#include "app/exitcode.h"
#include "app/processsetup.h"
#include "app/runservice.h"

#include <QCoreApplication>

namespace {

int run(mtnops::Mode mode)
{
    using namespace mtnops;
    const QStringList arguments = QCoreApplication::arguments();
    switch (mode) {
    case Mode::Check:
        return runCheck(arguments);
    case Mode::Poll:
        return runPoll(arguments);
    case Mode::Export:
        return runExport(arguments);
    case Mode::At:
        return runAt(arguments);
    case Mode::Backup:
        return runBackup(arguments);
    case Mode::Rebuild:
        return runRebuild(arguments);
    case Mode::Import:
        return runImport(arguments);
    case Mode::Recover:
        return runRecover(arguments);
    case Mode::Verify:
        return runVerify(arguments);
    case Mode::Status:
        return runStatus(arguments);
    case Mode::Service:
    case Mode::Desktop: // these two have become the other program
    case Mode::Plot:
        break;
    }
    const Result<Arguments> read = readArguments(arguments, Mode::Service);
    if (!read) {
        printMessage(QStringLiteral("mtnops-logger: %1").arg(read.error().detail));
        return ExitUsage;
    }
    return runService(*read);
}

} // namespace

/** The program without windows: the service and the commands. */
int main(int argc, char **argv)
{
    using namespace mtnops;
    setUpProcess();
    const Mode mode = modeOf(bareArguments(argc, argv));
    if (mode == Mode::Desktop || mode == Mode::Plot)
        return becomeDesktop(argv);
    const QCoreApplication application(argc, argv);
    return hasDatabaseDriver() ? run(mode) : ExitWrong;
}
