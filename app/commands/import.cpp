// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/commands/importarguments.h"
#include "app/commands/importprinter.h"
#include "app/console.h"
#include "app/exitcode.h"
#include "app/processarguments.h"
#include "logger/engine/sitelock.h"
#include "models/progress.h"

#include <QCommandLineParser>

#include <atomic>
#include <cstdlib>

namespace mtnops {

namespace {

/** False where the map has mistakes, which are told. */
bool readMap(ImportArguments &arguments)
{
    if (arguments.mapPath.isEmpty())
        return true;
    QList<Diagnostic> mistakes;
    arguments.request.map = readImportMap(arguments.mapPath, mistakes);
    for (const Diagnostic &mistake : std::as_const(mistakes))
        printMessage(mistake.toString());
    return mistakes.isEmpty();
}

/** Who logs keeps in memory what is in the tables, so that two cannot write; and while rows are imported nobody begins
   to log. A dry run only reads. */
Result<std::unique_ptr<SiteLock>> lockLog(const ImportRequest &request)
{
    if (request.isDryRun)
        return std::unique_ptr<SiteLock>();
    Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(request.databasePath);
    if (lock || lock.error().code != ErrorCode::Busy)
        return lock;
    return Error{
        ErrorCode::Busy,
        QStringLiteral("%1: end it first (systemctl stop), or import into a log of its own").arg(lock.error().detail)};
}

/** A server that does not answer holds the thread in a call that nobody can end. Whole batches are in the log. */
void endWithoutTheServer()
{
    printMessage(
        QStringLiteral("mtnops-logger import: the other database does not answer; %1").arg(cancelledImport().detail));
    std::_Exit(ExitWrong);
}

Result<ImportReport> importShowingProgress(const ImportArguments &arguments)
{
    Progress progress;
    std::atomic_bool isCancelled = false;
    Result<ImportReport> report = ImportReport();
    Importer importer(arguments.request, *arguments.source, [&](const QString &what, double done) {
        progress.tell(what, done);
        return !isCancelled;
    });
    const Result<void> done = runInBackground({.command = "import",
                                               .work =
                                                   [&] {
                                                       report = importer.run();
                                                       return report ? Result<void>() : report.error();
                                                   },
                                               .progress = [&] { return progress.text(); },
                                               .interrupted = [&] { isCancelled = true; },
                                               .unresponsive = &endWithoutTheServer});
    return done ? report : done.error();
}

} // namespace

int runImport(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Copies what another logger wrote into a log that nobody logs into, with rollups. It may be interrupted and "
        "repeated: what is there already is passed over.\n\n"
        "mtnops-logger import kuiper.sqlite --from-database old.sqlite --timezone America/Phoenix --dry-run\n"
        "mtnops-logger import kuiper.sqlite --from-csv wind-2024.csv wind-2025.csv --table boltwood"));
    addImportOptions(parser);
    processArguments(parser, arguments);
    Result<ImportArguments> read = readImportArguments(parser);
    if (!read)
        return complain("import", read.error(), ExitUsage);
    if (!readMap(*read))
        return ExitWrong;
    const Result<std::unique_ptr<SiteLock>> lock = lockLog(read->request);
    if (!lock)
        return complain("import", lock.error(), ExitWrong);
    const Result<ImportReport> report = importShowingProgress(*read);
    if (!report)
        return complain("import", report.error(), ExitWrong);
    printImport(*report, read->request.isDryRun);
    const bool hasProblems = std::any_of(report->tables.begin(), report->tables.end(),
                                         [](const TableReport &table) { return table.hasProblems(); });
    return hasProblems ? ExitWrong : ExitDone;
}

} // namespace mtnops
