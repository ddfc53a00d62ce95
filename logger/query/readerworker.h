// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** Answers the requests of a LogReader. Lives on the reader thread; the connection is opened there when the first
    request comes, and again after an error, so that a database may appear, move or come back at any time. */
class ReaderWorker : public QObject
{
    Q_OBJECT

public:
    explicit ReaderWorker(const QString &databasePath);
    ~ReaderWorker() override;

    Result<Catalog> readCatalog();
    Result<Latest> readLatest();
    Result<LogStatus> readStatus();
    Result<QList<Series>> readWindow(const WindowRequest &request, const std::atomic_bool &isCancelled);
    Result<RowPage> readPage(const PageRequest &request);
    Result<QList<Event>> readEvents(const TimeRange &range, const std::atomic_bool &isCancelled);
    Result<ColumnStatistics> readStatistics(const ColumnRef &column, const TimeRange &range,
                                            const std::atomic_bool &isCancelled);
    Result<QList<InstantValue>> readValuesAt(const InstantRequest &request);

private:
    Result<void> prepare();
    template<typename T>
    Result<T> checked(Result<T> result);

    QString m_path;
    std::unique_ptr<SqlConnection> m_connection; ///< null until the database can be read
    Catalog m_catalog;
    qint64 m_catalogVersion = -1; ///< of m_catalog
    qint64 m_answeredVersion = -1; ///< of the catalog that was last answered
};

} // namespace mtnops
