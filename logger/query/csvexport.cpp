// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"

#include "logger/core/turn.h"
#include "logger/query/catalogreader.h"
#include "logger/query/csvfile.h"
#include "logger/query/csvheader.h"
#include "logger/query/csvretired.h"
#include "logger/query/csvrollups.h"
#include "logger/query/csvrows.h"
#include "logger/query/csvstream.h"
#include "logger/store/logfiles.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

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

/** The widest bins of which intervals consist. Minutes tell best where a value on a circle is, and how old one is. */
std::size_t coarsestTier(const CsvRequest &request, const QList<Column> &columns)
{
    if (request.fill > Duration::zero() || std::any_of(columns.begin(), columns.end(), turnOf))
        return 0;
    std::size_t tier = 0;
    while (tier + 1 < tiers.size() && request.every % tiers[tier + 1].width == Duration::zero())
        ++tier;
    return tier;
}

/** What a file is to the database, or nothing. Without its "-wal", rows that were written are gone. */
QString partOfDatabase(const QString &path, const QString &databasePath)
{
    const QString file = withoutLinks(path);
    const QString database = withoutLinks(databasePath);
    if (file == database)
        return QStringLiteral("the database itself");
    for (const char *suffix : {"-wal", "-shm", "-journal", ".lock"}) {
        if (file == database + QLatin1StringView(suffix))
            return QStringLiteral("a part of the database");
    }
    return {};
}

/** The course as it was last told, to be told again while the reader of a stream keeps the writer waiting. */
class Course
{
public:
    explicit Course(CsvProgress progress) : m_progress(std::move(progress)) { }

    bool tell(qint64 rows, double done)
    {
        m_rows = rows;
        m_done = done;
        return goesOn();
    }
    bool goesOn() const { return !m_progress || m_progress(m_rows, m_done); }

private:
    CsvProgress m_progress;
    qint64 m_rows = 0;
    double m_done = 0;
};

/** @p place: a path, or a descriptor; @p name is for people. */
template<typename Place>
Result<CsvReport> writeStream(const CsvRequest &request, const Place &place, const QString &name,
                              const CsvProgress &progress)
{
    Course course(progress);
    CsvStream stream(place, [&course] { return course.goesOn(); });
    Result<CsvReport> written = stream.isOpen()
        ? writeCsv(request, stream, [&course](qint64 rows, double done) { return course.tell(rows, done); })
        : Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(name, stream.errorString())};
    if (stream.isCancelled())
        return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled")};
    return written;
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
    const bool writesRollups = catalog->hasRollups && CsvRollups::canTell(request.every);
    const Result<TimeRange> retired = catalog->hasRollups && !writesRollups
        ? findRetired(**connection, request.table, request.range, request.every)
        : TimeRange();
    if (!retired)
        return retired.error();
    CsvRequest kept = request;
    // The one raw row that stays of the time before, or a part of an interval, would be taken for a whole one.
    if (request.every > Duration::zero() && !retired->isEmpty())
        kept.range.from = retired->to;
    CsvRollups rollups(**connection, **table, *columns, coarsestTier(request, *columns));
    CsvWriter writer(output, CsvTimeText(request.time, request.zone), request.mostRows);
    writer.writeHeader(csvTitles(request, *columns));
    CsvRows rows(**connection, kept, *columns, writesRollups ? &rollups : nullptr, writer, progress);
    if (const Result<void> done = rows.write(); !done && !writer.isFull())
        return done.error();
    return CsvReport{.rows = writer.rows(),
                     .logged = rows.logged(),
                     .leftOut = rows.leftOut(),
                     .retired = *retired,
                     .fromRollups = rows.fromRollups()};
}

Result<CsvReport> exportCsv(const CsvRequest &request, const QString &outputPath, const CsvProgress &progress)
{
    if (const QString part = partOfDatabase(outputPath, request.databasePath); !part.isEmpty()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is %2: give the export another name").arg(outputPath, part)};
    }
    if (const QFileInfo info(outputPath); info.exists() && !info.isFile() && !info.isDir()) {
        return writeStream(request, outputPath, outputPath, progress);
    }
    CsvFile file(outputPath);
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
    return writeStream(request, STDOUT_FILENO, QStringLiteral("standard output"), progress);
}

} // namespace mtnops
