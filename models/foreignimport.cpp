// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/foreignimport.h"

#include "logger/core/workerthread.h"
#include "models/foreignimportworker.h"

namespace mtnops {

namespace {

constexpr int serverPatienceMilliseconds = 2000; // at the end, for a server that does not answer

} // namespace

ForeignImport::ForeignImport(QObject *parent)
    : QObject(parent)
    , m_worker(new ForeignImportWorker)
    , m_thread(std::make_unique<WorkerThread>(QStringLiteral("foreign import")))
{
    connect(m_worker, &ForeignImportWorker::progressed, this, [this](int number, double done, const QString &text) {
        if (number == m_number)
            emit progressed(done, text);
    });
    connect(m_worker, &ForeignImportWorker::finished, this, [this](int number, const Result<ImportReport> &result) {
        if (number != m_number)
            return;
        m_isRunning = false;
        emit finished(result);
    });
    m_thread->adopt(m_worker);
}

ForeignImport::~ForeignImport()
{
    cancel();
    const bool hasEnded = m_thread->stopAfter(
        m_worker, [] {}, QDeadlineTimer(serverPatienceMilliseconds));
    if (!hasEnded)
        WorkerThread::leave(std::move(m_thread)); // a server holds it that does not answer
}

void ForeignImport::start(const ForeignImportRequest &request)
{
    cancel();
    m_isRunning = true;
    m_isCancelled = std::make_shared<std::atomic_bool>(false);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, number = ++m_number, request, isCancelled = m_isCancelled] {
        worker->run(number, request, isCancelled);
    });
}

void ForeignImport::cancel()
{
    if (m_isRunning)
        m_isCancelled->store(true);
}

} // namespace mtnops
