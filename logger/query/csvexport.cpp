// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"

#include "logger/query/catalogreader.h"
#include "logger/query/csvheader.h"
#include "logger/query/csvrows.h"
#include "logger/store/sqlconnection.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace mtnops {

namespace {

Result<QList<Column>> columnsOf(const DeviceTable &table, const QStringList &names)
{
    if (table.columns.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing has been logged into table %1 yet").arg(table.name)};
    }
    if (names.isEmpty())
        return table.columns;
    QList<Column> columns;
    for (const QString &name : names) {
        const Result<const Column *> column = findColumn(table, name);
        if (!column)
            return column.error();
        columns.append(**column);
    }
    return columns;
}

Result<void> checkRequest(const CsvRequest &request)
{
    if (request.range.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export's start must be before its end")};
    if (request.every < Duration::zero())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export's interval must not be negative")};
    if (request.fill < Duration::zero() || (request.fill > Duration::zero() && request.every == Duration::zero()))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export fills gaps only between intervals")};
    if (request.statistics.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export needs one statistic at least")};
    if (request.mostRows < 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export's number of rows must not be negative")};
    if (request.time == CsvTime::Local && !request.zone.isValid())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export's time zone is not known")};
    return {};
}

} // namespace

Result<CsvReport> writeCsv(const CsvRequest &request, QIODevice &output, const CsvProgress &progress)
{
    if (const Result<void> valid = checkRequest(request); !valid)
        return valid.error();
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(request.databasePath);
    if (!connection)
        return connection.error();
    const Result<Catalog> catalog = readCatalog(**connection);
    if (!catalog)
        return catalog.error();
    const Result<const DeviceTable *> table = findTable(*catalog, request.table);
    if (!table)
        return table.error();
    const Result<QList<Column>> columns = columnsOf(**table, request.columns);
    if (!columns)
        return columns.error();
    CsvWriter writer(output, CsvTimeText(request.time, request.zone), request.mostRows);
    writer.writeHeader(csvTitles(request, *columns));
    CsvRows rows(**connection, request, *columns, writer, progress);
    if (const Result<void> done = rows.write(); !done && !writer.isFull())
        return done.error();
    return CsvReport{.rows = writer.rows(), .logged = rows.logged(), .leftOut = rows.leftOut()};
}

Result<CsvReport> exportCsv(const CsvRequest &request, const QString &outputPath, const CsvProgress &progress)
{
    if (QFileInfo::exists(outputPath) && QFileInfo(outputPath) == QFileInfo(request.databasePath)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is the database itself: give the export another name").arg(outputPath)};
    }
    QSaveFile file(outputPath);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(outputPath, file.errorString())};
    Result<CsvReport> written = writeCsv(request, file, progress);
    if (!written)
        return written; // without commit() the temporary file goes
    if (!file.commit())
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(outputPath, file.errorString())};
    return written;
}

Result<CsvReport> printCsv(const CsvRequest &request, const CsvProgress &progress)
{
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QStringLiteral("cannot write to standard output: %1").arg(output.errorString())};
    Result<CsvReport> written = writeCsv(request, output, progress);
    if (written && !output.flush())
        return Error{ErrorCode::Io, QStringLiteral("cannot write to standard output: %1").arg(output.errorString())};
    return written;
}

} // namespace mtnops
