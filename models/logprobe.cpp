// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logprobe.h"

#include "logger/core/workerthread.h"
#include "models/probeworker.h"

namespace mtnops {

void LogProbe::look(const QString &path)
{
    auto thread = std::make_unique<WorkerThread>(QStringLiteral("probe"));
    auto *worker = new ProbeWorker;
    connect(worker, &ProbeWorker::found, this, &LogProbe::found);
    connect(worker, &ProbeWorker::foundForeign, this, &LogProbe::foundForeign);
    connect(worker, &ProbeWorker::refused, this, &LogProbe::refused);
    thread->adopt(worker);
    QMetaObject::invokeMethod(worker, [worker, path] { worker->look(path); });
    WorkerThread::leave(std::move(thread), worker); // it answers where there still is somebody
}

} // namespace mtnops
