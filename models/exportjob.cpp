// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exportjob.h"

#include "logger/core/workerthread.h"
#include "models/exportworker.h"

#include <QBuffer>

namespace mtnops {

ExportJob::ExportJob(QObject *parent) : QObject(parent) { }

ExportJob::~ExportJob()
{
    cancel(); // and the thread waits for it
}

Result<void> ExportJob::start(const CsvRequest &request, const QString &outputPath)
{
    return start([=](const CsvProgress &progress) { return exportCsv(request, outputPath, progress); });
}

Result<void> ExportJob::startPrinting(const CsvRequest &request)
{
    return start([=](const CsvProgress &progress) { return printCsv(request, progress); });
}

Result<void> ExportJob::startInto(const CsvRequest &request, const std::shared_ptr<QByteArray> &text)
{
    return start([=](const CsvProgress &progress) -> Result<CsvReport> {
        QBuffer buffer(text.get());
        buffer.open(QIODevice::WriteOnly); // memory is always there
        return writeCsv(request, buffer, progress);
    });
}

Result<void> ExportJob::start(Write write)
{
    if (m_isRunning)
        return Error{ErrorCode::Busy, QStringLiteral("an export is running; cancel it or wait for its end")};
    if (!m_thread) {
        m_worker = new ExportWorker;
        connect(m_worker, &ExportWorker::progressed, this, &ExportJob::progressed);
        connect(m_worker, &ExportWorker::finished, this, [this](const Result<CsvReport> &result) {
            m_isRunning = false;
            emit finished(result);
        });
        m_thread = std::make_unique<WorkerThread>(QStringLiteral("export"));
        m_thread->adopt(m_worker);
    }
    m_isRunning = true;
    m_isCancelled = std::make_shared<std::atomic_bool>(false);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, write = std::move(write), isCancelled = m_isCancelled] {
        worker->run(write, isCancelled);
    });
    return {};
}

void ExportJob::cancel()
{
    if (m_isRunning)
        m_isCancelled->store(true);
}

} // namespace mtnops
