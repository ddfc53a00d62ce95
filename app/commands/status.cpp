// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/commands/statusprinter.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/livestatus.h"
#include "app/processarguments.h"
#include "logger/engine/sitelock.h"
#include "logger/query/catalogreader.h"
#include "logger/query/statusreader.h"
#include "logger/site/siteloader.h"
#include "logger/store/sqlconnection.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QStorageInfo>

namespace mtnops {

namespace {

/** The database that a site file or the command line names. */
struct NamedLog
{
    QString path;
    qint64 minFree = 0; ///< bytes; 0 where no site file says
};

Result<NamedLog> logOf(const QString &name)
{
    if (!name.endsWith(QLatin1StringView(".toml"))) {
        const Result<QString> file = databaseFile(name);
        return file ? Result<NamedLog>(NamedLog{.path = *file}) : file.error();
    }
    const LoadedSite loaded = loadSite(name);
    if (!loaded.site.databasePath.isEmpty())
        return NamedLog{.path = loaded.site.databasePath, .minFree = loaded.site.minFree};
    QStringList mistakes;
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        mistakes += diagnostic.toString();
    return Error{ErrorCode::InvalidInput, mistakes.join(u'\n')};
}

Result<LogStatus> readStatusOf(const QString &path)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(path);
    if (!connection)
        return connection.error();
    const Result<Catalog> catalog = readCatalog(**connection);
    if (!catalog)
        return catalog.error();
    return readStatus(**connection, *catalog);
}

/** What the process knows that logs into a database that cannot be read. */
LogStatus statusToldBy(const EngineStatus &live, const QString &path)
{
    LogStatus status{.databaseBytes = live.databaseBytes,
                     .freeBytes = std::max<qint64>(QStorageInfo(QFileInfo(path).path()).bytesAvailable(), 0)};
    for (const DeviceStatus &device : live.devices)
        status.tables += TableStatus{.table = device.device, .device = device};
    return status;
}

} // namespace

int runStatus(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Says who logs into a database, how large it is and how fast it grows, until when there is room "
        "on the disk, and of each device its rows and its state; where a service logs into it, as the service "
        "says it is now.\n\nmtnops-logger status kuiper.toml"));
    parser.addPositionalArgument(QStringLiteral("status"), QString(), QStringLiteral("status"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file, or the site file."),
                                 QStringLiteral("DATABASE|SITE.toml"));
    parser.addOption(QCommandLineOption(QStringLiteral("json"), QStringLiteral("Print a JSON object.")));
    parser.addHelpOption();
    processArguments(parser, arguments);
    if (parser.positionalArguments().size() != 2) {
        return complain(
            "status",
            usageError(QStringLiteral("name one database or site file, as in: mtnops-logger status kuiper.toml")),
            ExitUsage);
    }
    const Result<NamedLog> log = logOf(parser.positionalArguments().at(1));
    if (!log)
        return complain("status", log.error(), ExitWrong);
    const Result<LogStatus> status = readStatusOf(log->path);
    const std::optional<EngineStatus> live = askLiveStatus(log->path);
    if (!status && !live)
        return complain("status", status.error(), ExitWrong);
    const ShownStatus shown{.path = log->path,
                            .log = status ? *status : statusToldBy(*live, log->path),
                            .unreadable = status ? QString() : status.error().detail,
                            .holder = SiteLock::holder(log->path),
                            .live = live,
                            .minFree = log->minFree};
    parser.isSet(QStringLiteral("json")) ? printStatusJson(shown) : printStatusText(shown);
    return status ? ExitDone : ExitWrong;
}

} // namespace mtnops
