// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/commands/exportarguments.h"
#include "app/console.h"
#include "app/processarguments.h"
#include "app/unixsignals.h"
#include "logger/core/counted.h"
#include "models/exportjob.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace mtnops {

namespace {

/** After a cancelled export: what streams cannot be taken back. */
QString whatIsLeft(const QString &output)
{
    if (output.isEmpty())
        return QStringLiteral("cancelled: the CSV on standard output is not whole");
    const QFileInfo file(output);
    return file.exists() && !file.isFile() ? QStringLiteral("cancelled: the CSV that %1 took is not whole").arg(output)
                                           : QStringLiteral("cancelled: no file was written");
}

/** Runs the export on its own thread, so that a signal can cancel it. */
Result<CsvReport> runJob(const ExportArguments &arguments)
{
    ExportJob job;
    ExportProgress progress(arguments.progress);
    const UnixSignals unixSignals;
    std::optional<Result<CsvReport>> ended;
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, &job, &ExportJob::cancel);
    QObject::connect(&job, &ExportJob::progressed, qApp,
                     [&](qint64 rows, double done, double secondsLeft) { progress.show(rows, done, secondsLeft); });
    QObject::connect(&job, &ExportJob::finished, qApp, [&](const Result<CsvReport> &result) {
        ended = result;
        QCoreApplication::quit();
    });
    const Result<void> started = arguments.output.isEmpty() ? job.startPrinting(arguments.request)
                                                            : job.start(arguments.request, arguments.output);
    if (!started)
        return started.error();
    while (!ended) // a signal leaves the event loop at once, the job ends a moment later
        QCoreApplication::exec();
    progress.clear();
    if (!*ended && ended->error().code == ErrorCode::Cancelled) {
        return Error{ErrorCode::Cancelled, whatIsLeft(arguments.output)};
    }
    return *ended;
}

} // namespace

int runExport(const QStringList &arguments)
{
    QCommandLineParser parser;
    addExportOptions(parser);
    processArguments(parser, arguments);
    const Result<ExportArguments> given = readExportArguments(parser);
    if (!given)
        return complain("export", given.error(), exitCodeOf(given.error()));
    const Result<CsvReport> report = runJob(*given);
    if (!report)
        return complain("export", report.error(), ExitWrong);
    for (const QString &remark : remarksOf(*report))
        printMessage(QStringLiteral("mtnops-logger export: %1").arg(remark));
    printMessage(counted(report->rows, "row"));
    return ExitDone;
}

} // namespace mtnops
