// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"

#include "logger/query/catalogreader.h"
#include "logger/query/csvbins.h"
#include "logger/query/readersql.h"
#include "logger/query/rowscan.h"
#include "logger/store/sqlconnection.h"

#include <QFileInfo>
#include <QSaveFile>

namespace mtnops {

namespace {

constexpr qint64 rowsBetweenReports = 8192;

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
    if (request.time == CsvTime::Local && !request.zone.isValid())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the export's time zone is not known")};
    return {};
}

Result<void> writeRow(const RowScan &scan, CsvWriter &writer)
{
    writer.beginRow(scan.time());
    for (qsizetype column = 0; column < writer.columns().size(); ++column)
        writer.writeValue(column, scan.value(int(column)));
    return writer.endRow();
}

Result<void> addRow(const RowScan &scan, CsvWriter &writer, CsvBins &bins)
{
    if (const Result<void> begun = bins.beginRow(scan.time()); !begun)
        return begun;
    for (qsizetype column = 0; column < writer.columns().size(); ++column)
        bins.addValue(column, scan.value(int(column)));
    return {};
}

Result<void> writeRows(const CsvRequest &request, RowScan &scan, CsvWriter &writer, const CsvProgress &progress)
{
    const auto report = [&](double done) -> Result<void> {
        if (!progress || progress(writer.rows(), done))
            return {};
        return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled")};
    };
    CsvBins bins(writer, request.every);
    const bool isBinned = request.every > Duration::zero();
    for (qint64 row = 1;; ++row) {
        const Result<bool> hasRow = scan.next();
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            break;
        if (const Result<void> done = isBinned ? addRow(scan, writer, bins) : writeRow(scan, writer); !done)
            return done;
        if (row % rowsBetweenReports == 0) {
            const Duration sinceStart = fromMicroseconds(scan.time()) - request.range.from;
            const Result<void> reported = report(double(sinceStart.count()) / double(request.range.length().count()));
            if (!reported)
                return reported;
        }
    }
    if (const Result<void> done = bins.finish(); !done)
        return done;
    if (const Result<void> done = writer.flush(); !done)
        return done;
    return report(1);
}

} // namespace

Result<qint64> writeCsv(const CsvRequest &request, QIODevice &output, const CsvProgress &progress)
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
    Result<RowScan> scan = RowScan::start(**connection, request.table, namesOf(*columns), request.range);
    if (!scan)
        return scan.error();
    CsvWriter writer(output, *columns, CsvTimeText(request.time, request.zone));
    writer.writeHeader(request.table);
    if (const Result<void> done = writeRows(request, *scan, writer, progress); !done)
        return done.error();
    return writer.rows();
}

Result<qint64> exportCsv(const CsvRequest &request, const QString &outputPath, const CsvProgress &progress)
{
    if (QFileInfo::exists(outputPath) && QFileInfo(outputPath) == QFileInfo(request.databasePath)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is the database itself: give the export another name").arg(outputPath)};
    }
    QSaveFile file(outputPath);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(outputPath, file.errorString())};
    Result<qint64> rows = writeCsv(request, file, progress);
    if (!rows)
        return rows; // without commit() the temporary file goes
    if (!file.commit())
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(outputPath, file.errorString())};
    return rows;
}

} // namespace mtnops
