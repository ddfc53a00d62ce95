// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"
#include "app/commands/commands.h"
#include "app/console.h"
#include "app/desktop.h"
#include "app/exitcode.h"
#include "app/messagethrottle.h"
#include "app/runservice.h"

#include <QCoreApplication>
#include <QSqlDatabase>

namespace {

QStringList bareArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int index = 0; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    return arguments;
}

std::unique_ptr<QCoreApplication> makeApplication(mtnops::Mode mode, int &argc, char **argv)
{
    switch (mode) {
    case mtnops::Mode::Desktop:
        return mtnops::makeDesktopApplication(argc, argv);
    case mtnops::Mode::Plot:
        return mtnops::makePlotApplication(argc, argv);
    default:
        return std::make_unique<QCoreApplication>(argc, argv);
    }
}

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
    case Mode::Plot:
        return runPlot(arguments);
    case Mode::At:
        return runAt(arguments);
    case Mode::Backup:
        return runBackup(arguments);
    case Mode::Rebuild:
        return runRebuild(arguments);
    case Mode::Recover:
        return runRecover(arguments);
    case Mode::Verify:
        return runVerify(arguments);
    case Mode::Status:
        return runStatus(arguments);
    case Mode::Service:
    case Mode::Desktop:
        break;
    }
    const Result<Arguments> read = readArguments(arguments, mode);
    if (!read) {
        printMessage(QStringLiteral("mtnops-logger: %1").arg(read.error().detail));
        return ExitUsage;
    }
    return mode == Mode::Service ? runService(*read) : runDesktop(*read);
}

} // namespace

int main(int argc, char **argv)
{
    using namespace mtnops;
    throttleMessages();
    QCoreApplication::setApplicationName(QStringLiteral("mtnops-logger"));
    QCoreApplication::setOrganizationName(QStringLiteral("mtnops"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MTNOPS_VERSION));
    const Mode mode =
        modeOf(bareArguments(argc, argv)); // before there is an application: a QApplication needs a display
    const std::unique_ptr<QCoreApplication> application = makeApplication(mode, argc, argv);
    if (!application)
        return ExitWrong;
    // Fills Qt's table of drivers before there are threads (QTBUG-112961).
    if (!QSqlDatabase::drivers().contains(QStringLiteral("QSQLITE"))) {
        printMessage(
            QStringLiteral("mtnops-logger: Qt's SQLite driver is missing; on Debian: apt install libqt6sql6-sqlite"));
        return ExitWrong;
    }
    return run(mode);
}
