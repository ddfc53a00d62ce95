// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/console.h"
#include "app/databasefile.h"
#include "app/exitcode.h"
#include "app/processarguments.h"
#include "logger/core/clock.h"
#include "logger/query/csvexport.h"
#include "models/timetext.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace mtnops {

namespace {

struct ExportArguments
{
    CsvRequest request;
    QString output; ///< empty: standard output
};

QCommandLineOption valueOption(const char *name, const char *description, const char *value)
{
    return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value));
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Writes a table of a log database as CSV (RFC 4180)."));
    parser.addPositionalArgument(QStringLiteral("export"), QString(), QStringLiteral("export"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file."));
    parser.addOption(valueOption("table", "The device's table.", "T"));
    parser.addOption(valueOption("columns", "Comma-separated; all when left out.", "a,b"));
    parser.addOption(valueOption("from", "Begin, included: 2026-11-22T18:00Z, 2026-11-22, -6h or now.", "TIME"));
    parser.addOption(valueOption("to", "End, not included; now when left out.", "TIME"));
    parser.addOption(valueOption("every", "One row an interval: mean of reals, last value of the rest.", "INTERVAL"));
    parser.addOption(valueOption("time", "How times are written: utc, local or unix; utc when left out.", "FORM"));
    parser.addOption(valueOption("zone", "Zone of --time local, and of times without one: America/Phoenix.", "ZONE"));
    parser.addOption(valueOption("output", "The file; standard output when left out.", "FILE"));
    parser.addHelpOption();
}

Error usage(const QString &what)
{
    return {ErrorCode::InvalidInput, what};
}

Result<CsvTime> csvTime(const QString &text)
{
    if (text.isEmpty() || text == QLatin1StringView("utc"))
        return CsvTime::Utc;
    if (text == QLatin1StringView("local"))
        return CsvTime::Local;
    if (text == QLatin1StringView("unix"))
        return CsvTime::Unix;
    return usage(QStringLiteral("--time %1: write utc, local or unix").arg(text));
}

Result<ExportArguments> read(const QCommandLineParser &parser)
{
    ExportArguments arguments;
    CsvRequest &request = arguments.request;
    if (parser.positionalArguments().size() != 2)
        return usage(
            QStringLiteral("name one database, as in: mtnops-logger export kuiper.sqlite --table tcs --from -6h"));
    request.databasePath = databaseFile(parser.positionalArguments().at(1));
    request.table = parser.value(QStringLiteral("table"));
    if (request.table.isEmpty())
        return usage(QStringLiteral("--table is missing: which device?"));
    request.columns = parser.value(QStringLiteral("columns")).split(u',', Qt::SkipEmptyParts);
    if (const QString zone = parser.value(QStringLiteral("zone")); !zone.isEmpty()) {
        request.zone = QTimeZone(zone.toUtf8());
        if (!request.zone.isValid())
            return usage(QStringLiteral("--zone %1: no such time zone; write America/Phoenix or UTC").arg(zone));
    }
    const Result<CsvTime> time = csvTime(parser.value(QStringLiteral("time")));
    if (!time)
        return time.error();
    request.time = *time;

    const Timestamp now = SystemClock().now();
    if (!parser.isSet(QStringLiteral("from")))
        return usage(QStringLiteral("--from is missing: write a time such as 2026-11-22T18:00Z or -6h"));
    const Result<Timestamp> from = TimeText(request.zone).read(parser.value(QStringLiteral("from")), now);
    if (!from)
        return usage(QStringLiteral("--from %1").arg(from.error().detail));
    request.range = {*from, now};
    if (parser.isSet(QStringLiteral("to"))) {
        const Result<Timestamp> to = TimeText(request.zone).read(parser.value(QStringLiteral("to")), now);
        if (!to)
            return usage(QStringLiteral("--to %1").arg(to.error().detail));
        request.range.to = *to;
    }
    if (request.range.isEmpty())
        return usage(QStringLiteral("--from is not before --to: nothing lies between"));
    if (parser.isSet(QStringLiteral("every"))) {
        const Result<Duration> every = parseDuration(parser.value(QStringLiteral("every")));
        if (!every)
            return usage(QStringLiteral("--every %1").arg(every.error().detail));
        request.every = *every;
    }
    arguments.output = parser.value(QStringLiteral("output"));
    return arguments;
}

Result<qint64> writeToStandardOutput(const CsvRequest &request)
{
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QStringLiteral("cannot write to standard output")};
    return writeCsv(request, output);
}

} // namespace

int runExport(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    processArguments(parser, arguments);
    const Result<ExportArguments> given = read(parser);
    if (!given) {
        printMessage(QStringLiteral("mtnops-logger export: %1").arg(given.error().detail));
        return ExitUsage;
    }
    const Result<qint64> rows =
        given->output.isEmpty() ? writeToStandardOutput(given->request) : exportCsv(given->request, given->output);
    if (!rows) {
        printMessage(QStringLiteral("mtnops-logger export: %1").arg(rows.error().detail));
        return ExitWrong;
    }
    printMessage(QStringLiteral("%1 rows").arg(*rows));
    return ExitDone;
}

} // namespace mtnops
