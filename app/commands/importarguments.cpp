// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/importarguments.h"

#include "app/commands/commandsupport.h"
#include "app/databasefile.h"
#include "logger/core/column.h"
#include "logger/import/csvsource.h"
#include "logger/import/databasesource.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QUrl>

namespace mtnops {

namespace {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<ForeignSource>> readSource(const QCommandLineParser &parser, const QString &databasePath)
{
    const QStringList others = parser.positionalArguments().sliced(2);
    if (parser.isSet(u"from-csv"_qs) == parser.isSet(u"from-database"_qs))
        return usageError(u"say where from: --from-database OTHER or --from-csv FILE…"_qs);
    if (parser.isSet(u"from-csv"_qs)) {
        QStringList paths = parser.values(u"from-csv"_qs) + others;
        for (QString &path : paths)
            path = QFileInfo(path).absoluteFilePath();
        return std::unique_ptr<ForeignSource>(std::make_unique<CsvSource>(paths, parser.value(u"table"_qs)));
    }
    if (!others.isEmpty())
        return usageError(u"\"%1\": only --from-csv takes several files"_qs.arg(others.first()));
    const QString name = parser.value(u"from-database"_qs);
    const QUrl url(name);
    if (isServerUrl(name) && url.isValid() && url.path().startsWith(u'/') && !url.hasQuery())
        return makeDatabaseSource(name);
    if (isServerUrl(name) || (name.contains(u"://") && url.scheme() != u"sqlite")) {
        // Not repeated: a password may stand in it.
        return usageError(
            u"--from-database: write postgresql:// or mysql:// and user:password@host:port/database, with "
            "%23 for #, %2F for / and so on in a password, and without a query; sqlite:///FILE or FILE"_qs);
    }
    const QString path = databaseFile(name);
    if (QFileInfo(path).exists() && QFileInfo(path).canonicalFilePath() == QFileInfo(databasePath).canonicalFilePath())
        return usageError(u"--from-database names the log itself"_qs);
    return makeDatabaseSource(path);
}

} // namespace

void addImportOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"import"_qs, QString(), u"import"_qs);
    parser.addPositionalArgument(u"DATABASE"_qs, u"The log: a SQLite file, which is made where it is not there."_qs);
    parser.addOption(valueOption(
        "from-database",
        "Another logger's SQLite file, postgresql://user:password@host/database or mysql://…; it is only read.",
        "OTHER"));
    parser.addOption(
        valueOption("from-csv", "CSV files with names in their first line; exports of a log too.", "FILE"));
    parser.addOption(valueOption("timezone", "Of times that name no zone: America/Phoenix, UTC.", "ZONE"));
    parser.addOption(
        valueOption("time-column", "The column that tells when a row was written; guessed when left out.", "C"));
    parser.addOption(
        valueOption("table", "From a database only what becomes this table; the table that CSV files become.", "T"));
    parser.addOption(valueOption("map", "A TOML file that says how tables and columns are called in the log.", "FILE"));
    parser.addOption(QCommandLineOption(u"dry-run"_qs, u"Read everything, tell what would be made, write nothing."_qs));
    parser.addHelpOption();
}

Result<ImportArguments> readImportArguments(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() < 2)
        return usageError(u"name one log, as in: mtnops-logger import kuiper.sqlite --from-database old.sqlite"_qs);
    ImportArguments arguments;
    ImportRequest &request = arguments.request;
    request.databasePath = databaseFile(parser.positionalArguments().at(1));
    Result<std::unique_ptr<ForeignSource>> source = readSource(parser, request.databasePath);
    if (!source)
        return source.error();
    arguments.source = *std::move(source);
    arguments.mapPath = parser.value(u"map"_qs);
    request.table = parser.value(u"table"_qs);
    if (!request.table.isEmpty() && !isSqlName(request.table))
        return usageError(u"--table %1: a name is a-z, 0-9 and _"_qs.arg(request.table));
    request.timeColumn = parser.value(u"time-column"_qs);
    request.isDryRun = parser.isSet(u"dry-run"_qs);
    if (parser.isSet(u"timezone"_qs)) {
        const QByteArray zone = parser.value(u"timezone"_qs).toUtf8();
        if (!QTimeZone::isTimeZoneIdAvailable(zone))
            return usageError(
                u"--timezone %1: write an IANA name such as America/Phoenix"_qs.arg(QString::fromUtf8(zone)));
        request.zone = QTimeZone(zone);
    }
    return arguments;
}

} // namespace mtnops
