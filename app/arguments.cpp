// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/import/databasesource.h"

#include <QCommandLineParser>

namespace mtnops {

namespace {

const QCommandLineOption noGui(QStringLiteral("no-gui"),
                               QStringLiteral("Log without a screen until SIGTERM or Ctrl+C: the service."));
const QCommandLineOption
    demo(QStringLiteral("demo"),
         QStringLiteral("Log a simulated Kuiper telescope into a database of its own; two weeks of "
                        "history are made at the first start."));
const QCommandLineOption
    database(QStringLiteral("database"),
             QStringLiteral("View a database read-only, and log nothing: a log, or another program's "
                            "SQLite file, postgresql://user@host/database or mysql://…"),
             QStringLiteral("FILE"));
const QCommandLineOption
    status(QStringLiteral("status"),
           QStringLiteral("With --no-gui: print a line about the logging every INTERVAL, such as 5s."),
           QStringLiteral("INTERVAL"));

const char *const description =
    "Logs the devices of an observatory and shows what was logged.\n\n"
    "  mtnops-logger SITE.toml             desktop: viewer, and logger if nobody else logs\n"
    "  mtnops-logger --no-gui SITE.toml    service without a screen\n"
    "  mtnops-logger --demo                simulated observatory\n"
    "  mtnops-logger FILE                  viewer of a log, or of another program's SQLite file or server (URL)\n"
    "  mtnops-logger check SITE.toml       says what is wrong in a site file\n"
    "  mtnops-logger poll SITE.toml DEVICE asks a device once and shows bytes and values\n"
    "  mtnops-logger export FILE --table T --from TIME   CSV\n"
    "  mtnops-logger plot FILE --columns T.C --from TIME --output F.png   charts without a display\n"
    "  mtnops-logger at FILE --time TIME   values at an instant\n"
    "  mtnops-logger backup FILE OUTPUT    copies a log while it is logged into\n"
    "  mtnops-logger status FILE|SITE.toml who logs, size, growth, rows, states\n"
    "  mtnops-logger verify FILE           says what is wrong in a log\n"
    "  mtnops-logger rebuild FILE          makes rollups anew from raw rows\n"
    "  mtnops-logger import FILE --from-database OTHER   history of another logger\n"
    "  mtnops-logger recover FILE NEW      copies what can be read of a damaged log\n\n"
    "Each subcommand has a --help of its own.";

Error usage(const QString &what)
{
    return {ErrorCode::InvalidInput, what};
}

} // namespace

Mode modeOf(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first == QLatin1StringView("check"))
        return Mode::Check;
    if (first == QLatin1StringView("poll"))
        return Mode::Poll;
    if (first == QLatin1StringView("export"))
        return Mode::Export;
    if (first == QLatin1StringView("plot"))
        return Mode::Plot;
    if (first == QLatin1StringView("at"))
        return Mode::At;
    if (first == QLatin1StringView("backup"))
        return Mode::Backup;
    if (first == QLatin1StringView("rebuild"))
        return Mode::Rebuild;
    if (first == QLatin1StringView("import"))
        return Mode::Import;
    if (first == QLatin1StringView("recover"))
        return Mode::Recover;
    if (first == QLatin1StringView("verify"))
        return Mode::Verify;
    if (first == QLatin1StringView("status"))
        return Mode::Status;
    for (const char *option : {"--no-gui", "--help", "-h", "--help-all", "--version", "-v"}) {
        if (arguments.contains(QLatin1StringView(option)))
            return Mode::Service;
    }
    return Mode::Desktop;
}

Result<Arguments> readArguments(const QStringList &arguments, Mode mode)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromUtf8(description));
    parser.addPositionalArgument(QStringLiteral("SITE"), QStringLiteral("The site file."), QStringLiteral("[SITE]"));
    parser.addOptions({noGui, demo, database, status});
    parser.addHelpOption();
    parser.addVersionOption();
    processArguments(parser, arguments);

    Arguments read;
    const QStringList files = parser.positionalArguments();
    read.demo = parser.isSet(demo);
    const int subjects = int(files.size()) + int(read.demo) + int(parser.isSet(database));
    if (subjects > 1)
        return usage(QStringLiteral("name one site file, or one database, or --demo"));
    const bool isNamedDatabase = !files.isEmpty() && isDatabase(files.first());
    if (!files.isEmpty() && !isNamedDatabase)
        read.sitePath = files.first();
    if (isNamedDatabase || parser.isSet(database)) {
        const QString name = isNamedDatabase ? files.first() : parser.value(database);
        read.databasePath = isServerUrl(name) ? name : databaseFile(name);
    }
    if (mode == Mode::Service) {
        if (!read.databasePath.isEmpty())
            return usage(QStringLiteral("a database is shown and --no-gui shows nothing: leave one out"));
        if (subjects == 0)
            return usage(QStringLiteral("name the site file to log, as in: mtnops-logger --no-gui kuiper.toml"));
    }
    if (parser.isSet(status)) {
        if (mode != Mode::Service)
            return usage(QStringLiteral("--status goes with --no-gui"));
        const Result<Duration> interval = parseDuration(parser.value(status));
        if (!interval || *interval < std::chrono::seconds(1))
            return usage(QStringLiteral("--status %1: write an interval of at least 1s").arg(parser.value(status)));
        read.statusInterval = *interval;
    }
    return read;
}

} // namespace mtnops
