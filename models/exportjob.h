// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/query/csvexport.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace mtnops {

class ExportWorker;
class WorkerThread;

/** Writes one CSV at a time on a thread of its own, and tells how far it is. The facade lives on the main thread;
    its destructor cancels and waits, and a cancelled or failed export leaves no file. */
class ExportJob : public QObject
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);
    ~ExportJob() override;

    /** Ends with finished(). The error is Busy while another export runs. */
    Result<void> start(const CsvRequest &request, const QString &outputPath);

    /** The same to standard output. */
    Result<void> startPrinting(const CsvRequest &request);

    /** The same into memory: @p text is the export's alone until finished(). */
    Result<void> startInto(const CsvRequest &request, const std::shared_ptr<QByteArray> &text);

    /** Ends soon, with finished() and Cancelled. Does nothing when none runs. */
    void cancel();

    bool isRunning() const { return m_isRunning; }

signals:
    /** At most ten times a second. @p done: 0 to 1; @p secondsLeft: negative as long as it cannot be told. */
    void progressed(qint64 rows, double done, double secondsLeft);
    /** What was written, or the error; Cancelled after cancel(). */
    void finished(const mtnops::Result<mtnops::CsvReport> &result);

private:
    using Write = std::function<Result<CsvReport>(const CsvProgress &)>;
    Result<void> start(Write write);

    std::shared_ptr<std::atomic_bool> m_isCancelled; ///< of the export that runs; shared with its thread
    bool m_isRunning = false;
    ExportWorker *m_worker = nullptr; ///< lives and dies on m_thread
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace mtnops
