// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readerworker.h"

#include "logger/core/logging.h"
#include "logger/query/catalogreader.h"
#include "logger/query/instantreader.h"
#include "logger/query/pagereader.h"
#include "logger/query/rowmark.h"
#include "logger/query/spreadreader.h"
#include "logger/query/statereader.h"
#include "logger/query/statisticsreader.h"
#include "logger/query/statusreader.h"
#include "logger/query/windowreader.h"
#include "logger/store/catalogtables.h"
#include "logger/store/sqlconnection.h"

#include <QThread>

namespace mtnops {

namespace {

QString spanText(const TimeRange &range)
{
    return QStringLiteral("from %1 to %2")
        .arg(QString::fromLatin1(toIsoUtc(range.from)), QString::fromLatin1(toIsoUtc(range.to)));
}

QString nameText(const ColumnRef &column)
{
    return column.table + u'.' + column.column;
}

QString namesText(const QList<ColumnRef> &columns)
{
    QStringList names;
    for (const ColumnRef &column : columns)
        names += nameText(column);
    return names.join(QLatin1StringView(", "));
}

Error outOfTime(const QString &path, const QString &asked, std::chrono::milliseconds limit)
{
    return Error{ErrorCode::Timeout,
                 QStringLiteral("%1: reading %2 was given up after %3: is the disk slow, or busy with something else? "
                                "Less is read for a shorter span of time, or for fewer columns")
                     .arg(path, asked, formatDuration(limit))};
}

} // namespace

ReaderWorker::ReaderWorker(const QString &databasePath) : m_path(databasePath) { }

ReaderWorker::~ReaderWorker() = default;

Result<void> ReaderWorker::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_connection)
        return {};
    Result<std::unique_ptr<SqlConnection>> connection = openLog(m_path);
    if (!connection)
        return connection.error();
    m_file = fileIdentity(m_path);
    m_connection = *std::move(connection);
    m_mark.reset(); // the number belongs to the connection
    m_catalogVersion = -1;
    m_answeredVersion = -1; // a file in its place may have the same number
    qCInfo(queryLog).noquote() << "reading" << m_path;
    return {};
}

/** One that was renamed, and that nobody writes any more, could be read for ever. */
void ReaderWorker::leaveReplacedFile()
{
    if (m_connection && fileIdentity(m_path) != m_file)
        m_connection.reset();
}

Result<void> ReaderWorker::refreshCatalog()
{
    const Result<qint64> version = readCatalogVersion(*m_connection);
    if (!version)
        return version.error();
    if (*version == m_catalogVersion)
        return {};
    Result<Catalog> catalog = mtnops::readCatalog(*m_connection);
    if (!catalog)
        return catalog.error();
    m_catalog = *std::move(catalog);
    m_catalogVersion = *version;
    return {};
}

/** Does @p work within the limits, with an open database and its catalog. After an error of the database the next
    request starts with a new connection. */
template<typename Work>
std::invoke_result_t<Work> ReaderWorker::guarded(const RequestLimits &limits, const QString &asked, Work work)
{
    Q_ASSERT(QThread::currentThread() == thread());
    using Answer = std::invoke_result_t<Work>;
    leaveReplacedFile();
    if (const Result<void> opened = open(); !opened)
        return opened.error();
    Answer answer = Error();
    {
        const QueryGuard guard(*m_connection, limits);
        const Result<void> refreshed = refreshCatalog();
        answer = refreshed ? work() : Answer(refreshed.error());
        // Whatever came of it: an ended statement looks like one that had no more rows.
        if (guard.verdict() == QueryGuard::Verdict::Superseded)
            return Error{ErrorCode::Cancelled, QStringLiteral("superseded")};
        if (guard.verdict() == QueryGuard::Verdict::OutOfTime)
            return outOfTime(m_path, asked, limits.time);
    }
    if (!answer && (answer.error().code == ErrorCode::Database || answer.error().code == ErrorCode::Io))
        m_connection.reset();
    return answer;
}

Result<Catalog> ReaderWorker::readCatalog(const RequestLimits &limits)
{
    return guarded(limits, QStringLiteral("the catalog"), [this]() -> Result<Catalog> {
        m_answeredVersion = m_catalogVersion;
        return m_catalog;
    });
}

Result<Latest> ReaderWorker::readLatest(Timestamp upTo, const RequestLimits &limits)
{
    return guarded(limits, QStringLiteral("the newest rows"), [this, upTo] {
        Result<Latest> latest = mtnops::readLatest(*m_connection, m_catalog, upTo);
        if (latest)
            latest->catalogChanged = m_catalogVersion != m_answeredVersion;
        return latest;
    });
}

Result<LogStatus> ReaderWorker::readStatus(const RequestLimits &limits)
{
    return guarded(limits, QStringLiteral("the status"),
                   [this] { return mtnops::readStatus(*m_connection, m_catalog); });
}

Result<QList<Series>> ReaderWorker::readWindow(const WindowRequest &request, const RequestLimits &limits)
{
    const QString asked = namesText(request.columns) + u' ' + spanText(request.range);
    return guarded(limits, asked, [&] { return mtnops::readWindow(*m_connection, m_catalog, request); });
}

Result<QList<StateRuns>> ReaderWorker::readStates(const WindowRequest &request, const RequestLimits &limits)
{
    const QString asked = namesText(request.columns) + u' ' + spanText(request.range);
    return guarded(limits, asked, [&] { return mtnops::readStates(*m_connection, m_catalog, request); });
}

Result<RowPage> ReaderWorker::readPage(const PageRequest &request, const RequestLimits &limits)
{
    const QString asked = QStringLiteral("rows of ") + request.table;
    return guarded(limits, asked, [&] { return mtnops::readPage(*m_connection, m_catalog, request); });
}

Result<QList<Event>> ReaderWorker::readEvents(const TimeRange &range, const RequestLimits &limits)
{
    const QString asked = QStringLiteral("events ") + spanText(range);
    return guarded(limits, asked, [&] { return mtnops::readEvents(*m_connection, range); });
}

Result<ColumnStatistics> ReaderWorker::readStatistics(const ColumnRef &column, const TimeRange &range,
                                                      const RequestLimits &limits)
{
    const QString asked = QStringLiteral("the statistics of ") + nameText(column) + u' ' + spanText(range);
    return guarded(limits, asked, [&] { return mtnops::readStatistics(*m_connection, m_catalog, column, range); });
}

Result<Spread> ReaderWorker::readSpread(const SpreadRequest &request, const RequestLimits &limits)
{
    const QString asked =
        QStringLiteral("the standard deviation of ") + nameText(request.column) + u' ' + spanText(request.range);
    return guarded(limits, asked, [&] {
        return mtnops::readSpread(*m_connection, m_catalog, request.column, request.range, request.around);
    });
}

Result<quint64> ReaderWorker::readMark(const MarkRequest &request, const RequestLimits &limits)
{
    const QString asked = QStringLiteral("whether there are other rows ") + spanText(request.range);
    return guarded(limits, asked, [&]() -> Result<quint64> {
        const Result<QVariant> version = m_connection->value(QStringLiteral("PRAGMA data_version"));
        if (!version)
            return version.error();
        const qint64 dataVersion = version->toLongLong();
        if (m_mark && m_mark->dataVersion == dataVersion && m_mark->request == request)
            return m_mark->mark; // nobody has committed anything
        const Result<quint64> mark = rowMark(*m_connection, m_catalog, request, dataVersion);
        if (mark)
            m_mark = Mark{request, dataVersion, *mark};
        return mark;
    });
}

Result<QList<InstantValue>> ReaderWorker::readValuesAt(const InstantRequest &request, const RequestLimits &limits)
{
    const QString asked =
        QStringLiteral("%1 at %2").arg(namesText(request.columns), QString::fromLatin1(toIsoUtc(request.instant)));
    return guarded(limits, asked, [&] {
        return valuesAt(*m_connection, m_catalog, request.columns, request.instant, request.maxAge);
    });
}

} // namespace mtnops
