// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readerworker.h"

#include "logger/core/logging.h"
#include "logger/query/catalogreader.h"
#include "logger/query/instantreader.h"
#include "logger/query/pagereader.h"
#include "logger/query/statisticsreader.h"
#include "logger/query/statusreader.h"
#include "logger/query/windowreader.h"
#include "logger/store/catalogtables.h"
#include "logger/store/sqlconnection.h"

#include <QThread>

namespace mtnops {

ReaderWorker::ReaderWorker(const QString &databasePath) : m_path(databasePath) { }

ReaderWorker::~ReaderWorker() = default;

/** Opens the database if need be and brings the catalog up to date. */
Result<void> ReaderWorker::prepare()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_connection) {
        Result<std::unique_ptr<SqlConnection>> connection = openLog(m_path);
        if (!connection)
            return connection.error();
        m_connection = *std::move(connection);
        m_catalogVersion = -1;
        qCInfo(queryLog).noquote() << "reading" << m_path;
    }
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

/** After an error of the database the next request starts with a new connection. */
template<typename T>
Result<T> ReaderWorker::checked(Result<T> result)
{
    if (!result && (result.error().code == ErrorCode::Database || result.error().code == ErrorCode::Io))
        m_connection.reset();
    return result;
}

Result<Catalog> ReaderWorker::readCatalog()
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    m_answeredVersion = m_catalogVersion;
    return m_catalog;
}

Result<Latest> ReaderWorker::readLatest()
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    Result<Latest> latest = checked(mtnops::readLatest(*m_connection, m_catalog));
    if (latest)
        latest->catalogChanged = m_catalogVersion != m_answeredVersion;
    return latest;
}

Result<LogStatus> ReaderWorker::readStatus()
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(mtnops::readStatus(*m_connection, m_catalog));
}

Result<QList<Series>> ReaderWorker::readWindow(const WindowRequest &request, const std::atomic_bool &isCancelled)
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(mtnops::readWindow(*m_connection, m_catalog, request, isCancelled));
}

Result<RowPage> ReaderWorker::readPage(const PageRequest &request)
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(mtnops::readPage(*m_connection, m_catalog, request));
}

Result<QList<Event>> ReaderWorker::readEvents(const TimeRange &range, const std::atomic_bool &isCancelled)
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(mtnops::readEvents(*m_connection, range, isCancelled));
}

Result<ColumnStatistics> ReaderWorker::readStatistics(const ColumnRef &column, const TimeRange &range,
                                                      const std::atomic_bool &isCancelled)
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(mtnops::readStatistics(*m_connection, m_catalog, column, range, isCancelled));
}

Result<QList<InstantValue>> ReaderWorker::readValuesAt(const InstantRequest &request)
{
    if (const Result<void> prepared = checked(prepare()); !prepared)
        return prepared.error();
    return checked(valuesAt(*m_connection, m_catalog, request.columns, request.instant, request.maxAge));
}

} // namespace mtnops
