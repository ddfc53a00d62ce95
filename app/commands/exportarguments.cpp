// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/exportarguments.h"

#include "app/commands/commandsupport.h"
#include "app/commands/logarguments.h"
#include "app/commands/lognights.h"
#include "app/databasefile.h"
#include "logger/core/clock.h"
#include "logger/query/csvstatistics.h"
#include "models/timetext.h"

#include <QCommandLineParser>

#include <unistd.h>

namespace mtnops {

namespace {

Result<CsvTime> csvTime(const QString &text)
{
    if (text.isEmpty() || text == QLatin1StringView("utc"))
        return CsvTime::Utc;
    if (text == QLatin1StringView("local"))
        return CsvTime::Local;
    if (text == QLatin1StringView("unix"))
        return CsvTime::Unix;
    if (text == QLatin1StringView("mjd"))
        return CsvTime::Mjd;
    return usageError(QStringLiteral("--time %1: write utc, local, unix or mjd").arg(text));
}

Result<Duration> duration(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return Duration::zero();
    const Result<Duration> read = parseDuration(parser.value(option));
    return read ? read : usageError(QStringLiteral("--%1 %2").arg(option, read.error().detail));
}

/** What to do with the interval goes only with one. */
Result<void> readInterval(const QCommandLineParser &parser, CsvRequest &request)
{
    const QString statistics = QStringLiteral("statistics");
    const QString fill = QStringLiteral("fill");
    if (!parser.isSet(QStringLiteral("every"))) {
        for (const QString &option : {statistics, fill}) {
            if (parser.isSet(option))
                return usageError(QStringLiteral("--%1 goes with --every").arg(option));
        }
        return {};
    }
    const Result<Duration> every = duration(parser, QStringLiteral("every"));
    if (!every)
        return every.error();
    request.every = *every;
    const Result<Duration> age = duration(parser, fill);
    if (!age)
        return age.error();
    request.fill = *age;
    if (!parser.isSet(statistics))
        return {};
    request.statistics.clear();
    for (const QString &name : parser.value(statistics).split(u',')) {
        const std::optional<CsvStatistic> statistic = csvStatisticFromString(name.trimmed());
        if (!statistic || request.statistics.contains(*statistic)) {
            return usageError(QStringLiteral("--statistics %1: write some of mean, min, max and count, each once, with "
                                             "commas between")
                                  .arg(parser.value(statistics)));
        }
        request.statistics.append(*statistic);
    }
    return {};
}

/** Shown where somebody sees it and it does not run into the CSV. */
ExportProgress::Style progressStyle(const QCommandLineParser &parser, const QString &output)
{
    const bool isCsvOnTerminal = output.isEmpty() && ::isatty(STDOUT_FILENO) == 1;
    if (isTerminal() && !isCsvOnTerminal)
        return ExportProgress::Style::Terminal;
    return parser.isSet(QStringLiteral("progress")) ? ExportProgress::Style::Lines : ExportProgress::Style::None;
}

} // namespace

void addExportOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Writes a table of a log database as CSV (RFC 4180)."));
    parser.addPositionalArgument(QStringLiteral("export"), QString(), QStringLiteral("export"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file, or its sqlite:/// URL."));
    parser.addOption(valueOption("table", "The device's table.", "T"));
    parser.addOption(valueOption("columns", "Comma-separated; all when left out.", "a,b"));
    parser.addOption(
        valueOption("from", "Begin, included: 2026-11-22T18:00Z, 2026-11-22, noon, -6h, sunset or now.", "TIME"));
    parser.addOption(valueOption("to", "End, not included; now when left out.", "TIME"));
    parser.addOption(
        valueOption("every", "One row an interval: statistics of reals, last value of the rest.", "INTERVAL"));
    parser.addOption(
        valueOption("statistics", "With --every, of mean, min, max and count; mean when left out.", "a,b"));
    parser.addOption(valueOption("fill",
                                 "With --every, an interval without a valid value repeats the last one if that is no "
                                 "older than AGE, and every interval has a row.",
                                 "AGE"));
    parser.addOption(valueOption("time", "How times are written: utc, local, unix or mjd; utc when left out.", "FORM"));
    parser.addOption(valueOption("zone", "Zone of --time local, and of times without one: America/Phoenix.", "ZONE"));
    parser.addOption(valueOption("output", "The file; standard output when left out.", "FILE"));
    parser.addOption(QCommandLineOption(
        QStringLiteral("progress"),
        QStringLiteral(
            "Say on standard error how far it is and how long it takes, which is done anyway on a terminal.")));
    parser.addHelpOption();
}

Result<ExportArguments> readExportArguments(const QCommandLineParser &parser)
{
    ExportArguments arguments;
    CsvRequest &request = arguments.request;
    if (parser.positionalArguments().size() != 2)
        return usageError(
            QStringLiteral("name one database, as in: mtnops-logger export kuiper.sqlite --table tcs --from -6h"));
    request.databasePath = databaseFile(parser.positionalArguments().at(1));
    request.table = parser.value(QStringLiteral("table"));
    if (request.table.isEmpty())
        return usageError(QStringLiteral("--table is missing: which device?"));
    request.columns = parser.value(QStringLiteral("columns")).split(u',', Qt::SkipEmptyParts);
    if (const QString zone = parser.value(QStringLiteral("zone")); !zone.isEmpty()) {
        request.zone = QTimeZone(zone.toUtf8());
        if (!request.zone.isValid())
            return usageError(QStringLiteral("--zone %1: no such time zone; write America/Phoenix or UTC").arg(zone));
    }
    const Result<CsvTime> time = csvTime(parser.value(QStringLiteral("time")));
    if (!time)
        return time.error();
    request.time = *time;

    const Result<std::shared_ptr<const Nights>> nights =
        nightsFor({parser.value(QStringLiteral("from")), parser.value(QStringLiteral("to"))}, request.databasePath);
    if (!nights)
        return nights.error();
    const Result<TimeRange> range = readRange(parser, TimeText(request.zone, *nights), SystemClock().now());
    if (!range)
        return range.error();
    request.range = *range;
    if (const Result<void> interval = readInterval(parser, request); !interval)
        return interval.error();
    arguments.output = parser.value(QStringLiteral("output"));
    arguments.progress = progressStyle(parser, arguments.output);
    return arguments;
}

} // namespace mtnops
