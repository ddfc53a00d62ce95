// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/importreport.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace mtnops {

class ForeignImportWorker;
class WorkerThread;

/** What to read, and into which log. */
struct ForeignImportRequest
{
    QString source; ///< a SQLite file or the URL of a server
    QTimeZone zone; ///< of times that name none
    QString logPath;
    bool isTemporary = true; ///< a log that is there is begun anew, and what was read stays after an error or the end;
                             ///< else there must be none, and it is there only when it is whole
    qint64 leastFree = 500'000'000; ///< bytes of the log's disk that are left to others
};

/** Reads another logger's database into a log, on a thread of its own. The facade lives on the main thread; its
    destructor cancels and waits a little, for a server may not answer. */
class ForeignImport : public QObject
{
    Q_OBJECT

public:
    explicit ForeignImport(QObject *parent = nullptr);
    ~ForeignImport() override;

    /** Ends with finished(). One that runs ends first, without telling. */
    void start(const ForeignImportRequest &request);
    /** Ends soon, with finished() and Cancelled. Does nothing when none runs. */
    void cancel();

    bool isRunning() const { return m_isRunning; }

signals:
    /** At most ten times a second. @p done: 0 to 1. @p text: "weather: 42 %, 2 min left" */
    void progressed(double done, const QString &text);
    void finished(const mtnops::Result<mtnops::ImportReport> &result);

private:
    int m_number = 0; ///< of the import that was started last
    bool m_isRunning = false;
    std::shared_ptr<std::atomic_bool> m_isCancelled; ///< of that import; shared with its thread
    ForeignImportWorker *m_worker = nullptr; ///< lives and dies on m_thread
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace mtnops
