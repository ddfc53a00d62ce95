// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plot.h"

#include "app/commands/commandsupport.h"
#include "app/databasefile.h"
#include "app/desktop/plotter.h"
#include "app/processarguments.h"
#include "logger/core/clock.h"
#include "logger/query/catalogreader.h"
#include "logger/store/sqlconnection.h"

#include <QApplication>
#include <QCommandLineParser>

namespace mtnops {

namespace {

Result<Catalog> catalogOf(const QString &path)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(path);
    return connection ? readCatalog(**connection) : connection.error();
}

} // namespace

std::unique_ptr<QCoreApplication> makePlotApplication(int &argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the same picture on every machine, with a display or without
    return std::make_unique<QApplication>(argc, argv);
}

int runPlot(const QStringList &arguments)
{
    QCommandLineParser parser;
    addPlotOptions(parser);
    processArguments(parser, arguments);
    if (parser.positionalArguments().size() != 2) {
        return complain("plot",
                        usageError(QStringLiteral("name one database, as in: mtnops-logger plot kuiper.sqlite "
                                                  "--columns tcs.altitude --from -6h --output altitude.png")),
                        ExitUsage);
    }
    const Result<Catalog> catalog = catalogOf(databaseFile(parser.positionalArguments().at(1)));
    if (!catalog)
        return complain("plot", catalog.error(), ExitWrong);
    const SystemClock clock;
    const Result<PlotRequest> request = readPlotArguments(parser, *catalog, clock.now());
    if (!request)
        return complain("plot", request.error(), exitCodeOf(request.error()));
    const Result<void> written = Plotter(*request, clock).write();
    return written ? int(ExitDone) : complain("plot", written.error(), exitCodeOf(written.error()));
}

} // namespace mtnops
