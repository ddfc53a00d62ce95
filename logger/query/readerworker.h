// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "logger/query/queryguard.h"
#include "logger/store/fileidentity.h"

namespace mtnops {

class SqlConnection;

/** Answers the requests of a LogReader, each within its limits: the error is Cancelled for one that was superseded and
    Timeout for one that took too long. Lives on the reader thread; the connection is opened there when the first
    request comes, and again after an error, so that a database may appear, move or come back at any time. */
class ReaderWorker : public QObject
{
    Q_OBJECT

public:
    explicit ReaderWorker(const QString &databasePath);
    ~ReaderWorker() override;

    Result<Catalog> readCatalog(const RequestLimits &limits);
    Result<Latest> readLatest(Timestamp upTo, const RequestLimits &limits);
    Result<LogStatus> readStatus(const RequestLimits &limits);
    Result<QList<Series>> readWindow(const WindowRequest &request, const RequestLimits &limits);
    Result<QList<StateRuns>> readStates(const WindowRequest &request, const RequestLimits &limits);
    Result<RowPage> readPage(const PageRequest &request, const RequestLimits &limits);
    Result<QList<Event>> readEvents(const TimeRange &range, const RequestLimits &limits);
    Result<ColumnStatistics> readStatistics(const ColumnRef &column, const TimeRange &range,
                                            const RequestLimits &limits);
    Result<Spread> readSpread(const SpreadRequest &request, const RequestLimits &limits);
    Result<quint64> readMark(const MarkRequest &request, const RequestLimits &limits);
    Result<QList<InstantValue>> readValuesAt(const InstantRequest &request, const RequestLimits &limits);

private:
    /** What was answered last, and as of which commit. */
    struct Mark
    {
        MarkRequest request;
        qint64 dataVersion = 0;
        quint64 mark = 0;
    };

    Result<void> open();
    void leaveReplacedFile();
    Result<void> refreshCatalog();
    template<typename Work>
    std::invoke_result_t<Work> guarded(const RequestLimits &limits, const QString &asked, Work work);

    QString m_path;
    std::unique_ptr<SqlConnection> m_connection; ///< null until the database can be read
    std::optional<FileIdentity> m_file; ///< that it reads
    Catalog m_catalog;
    qint64 m_catalogVersion = -1; ///< of m_catalog
    std::optional<Mark> m_mark;
    qint64 m_answeredVersion = -1; ///< of the catalog that was last answered
};

} // namespace mtnops
