// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/commandsupport.h"
#include "app/commands/logarguments.h"
#include "app/commands/lognights.h"
#include "app/console.h"
#include "app/databasefile.h"
#include "app/processarguments.h"
#include "logger/core/clock.h"
#include "logger/query/catalogreader.h"
#include "logger/query/instantreader.h"
#include "logger/store/sqlconnection.h"
#include "models/timetext.h"
#include "models/valuetext.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mtnops {

namespace {

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Prints the values of a log database at an instant: of each column the last valid one, with its "
                       "own time and age.\n\nmtnops-logger at kuiper.sqlite --time -6h --columns tcs.altitude"));
    parser.addPositionalArgument(QStringLiteral("at"), QString(), QStringLiteral("at"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file."));
    parser.addOption(
        valueOption("time", "The instant: 2026-11-22T18:00Z, 2026-11-22, noon, -6h, sunset or now.", "TIME"));
    parser.addOption(valueOption("columns", "Comma-separated; all of all tables when left out.", "t.a,u.b"));
    parser.addOption(valueOption("max-age", "Older values are left out; 60s when not said.", "INTERVAL"));
    parser.addOption(QCommandLineOption(QStringLiteral("json"), QStringLiteral("Print a JSON object.")));
    parser.addHelpOption();
}

Result<InstantRequest> readInstantRequest(const QCommandLineParser &parser)
{
    InstantRequest request;
    if (parser.positionalArguments().size() != 2)
        return usageError(QStringLiteral("name one database, as in: mtnops-logger at kuiper.sqlite --time -6h"));
    if (!parser.isSet(QStringLiteral("time")))
        return usageError(QStringLiteral("--time is missing: write a time such as 2026-11-22T18:00Z or -6h"));
    const QString text = parser.value(QStringLiteral("time"));
    const Result<std::shared_ptr<const Nights>> nights =
        nightsFor({text}, databaseFile(parser.positionalArguments().at(1)));
    if (!nights)
        return nights.error();
    const Result<Timestamp> time = TimeText(ShownTime(), *nights).read(text, SystemClock().now());
    if (!time)
        return usageError(QStringLiteral("--time %1").arg(time.error().detail));
    request.instant = *time;
    if (parser.isSet(QStringLiteral("max-age"))) {
        const Result<Duration> age = parseDuration(parser.value(QStringLiteral("max-age")));
        if (!age)
            return usageError(QStringLiteral("--max-age %1").arg(age.error().detail));
        request.maxAge = *age;
    }
    const Result<QList<ColumnRef>> columns = readColumnRefs(parser.value(QStringLiteral("columns")));
    if (!columns)
        return columns.error();
    request.columns = *columns;
    return request;
}

QJsonValue jsonOf(const Value &value)
{
    if (const bool *boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const qint64 *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    if (const Timestamp *time = std::get_if<Timestamp>(&value))
        return QString::fromLatin1(toIsoUtc(*time));
    const std::optional<double> number = toNumber(value);
    return number ? QJsonValue(*number) : QJsonValue();
}

void printJson(const Catalog &catalog, const QList<InstantValue> &values, Timestamp instant)
{
    QJsonArray list;
    for (const InstantValue &value : values) {
        const Column *column = *findColumn(**findTable(catalog, value.column.table), value.column.column);
        QJsonObject entry{
            {QStringLiteral("table"), value.column.table},  {QStringLiteral("column"), value.column.column},
            {QStringLiteral("unit"), column->unit},         {QStringLiteral("value"), jsonOf(value.value)},
            {QStringLiteral("time"), QJsonValue()},         {QStringLiteral("age_s"), QJsonValue()},
            {QStringLiteral("of_minute"), value.isOfMinute}};
        if (!isNull(value.value)) {
            entry[QStringLiteral("time")] = QString::fromLatin1(toIsoUtc(value.time));
            entry[QStringLiteral("age_s")] = double((instant - value.time).count()) / 1e6;
        }
        list += entry;
    }
    const QJsonObject object{{QStringLiteral("instant"), QString::fromLatin1(toIsoUtc(instant))},
                             {QStringLiteral("values"), list}};
    printResult(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

void printText(const Catalog &catalog, const QList<InstantValue> &values, Timestamp instant)
{
    qsizetype widest = 0;
    for (const InstantValue &value : values)
        widest = std::max(widest, value.column.table.size() + 1 + value.column.column.size());
    for (const InstantValue &value : values) {
        const Column *column = *findColumn(**findTable(catalog, value.column.table), value.column.column);
        const QString name = (value.column.table + u'.' + value.column.column).leftJustified(widest);
        const QString text = valueTextWithUnit(*column, value.value).leftJustified(24);
        // One arg() for all: a value may hold a "%1" of its own.
        const QString note = value.isOfMinute ? QStringLiteral(", of that minute: its raw rows are gone") : QString();
        printResult(isNull(value.value)
                        ? QStringLiteral("%1  %2").arg(name, QStringLiteral("–"))
                        : QStringLiteral("%1  %2  %3  %4%5")
                              .arg(name, text, isoTimeText(value.time), ageText(instant - value.time), note));
    }
}

Result<void> print(const QString &path, InstantRequest request, bool isJson)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(path);
    if (!connection)
        return connection.error();
    const Result<Catalog> catalog = readCatalog(**connection);
    if (!catalog)
        return catalog.error();
    if (request.columns.isEmpty()) {
        for (const DeviceTable &table : catalog->tables) {
            for (const Column &column : table.columns)
                request.columns += {table.name, column.name};
        }
    }
    const Result<QList<InstantValue>> values =
        valuesAt(**connection, *catalog, request.columns, request.instant, request.maxAge);
    if (!values)
        return values.error();
    isJson ? printJson(*catalog, *values, request.instant) : printText(*catalog, *values, request.instant);
    return {};
}

} // namespace

int runAt(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    processArguments(parser, arguments);
    const Result<InstantRequest> request = readInstantRequest(parser);
    if (!request)
        return complain("at", request.error(), exitCodeOf(request.error()));
    const Result<void> printed =
        print(databaseFile(parser.positionalArguments().at(1)), *request, parser.isSet(QStringLiteral("json")));
    return printed ? int(ExitDone) : complain("at", printed.error(), ExitWrong);
}

} // namespace mtnops
