// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exportworker.h"

#include "logger/core/threadpriority.h"

#include <QElapsedTimer>
#include <QThread>

namespace mtnops {

namespace {

constexpr qint64 exportProgressMilliseconds = 100;
constexpr double leastDone = 0.01; // a guess from less would jump about

} // namespace

void ExportWorker::run(const std::function<Result<CsvReport>(const CsvProgress &)> &write,
                       const std::shared_ptr<std::atomic_bool> &isCancelled)
{
    Q_ASSERT(QThread::currentThread() == thread());
    stepBehindOthers();
    QElapsedTimer sinceStart;
    sinceStart.start();
    qint64 toldAt = 0;
    const auto tell = [&](qint64 rows, double done) {
        const qint64 elapsed = sinceStart.elapsed();
        if (elapsed - toldAt >= exportProgressMilliseconds) {
            toldAt = elapsed;
            const double left = done < leastDone ? -1 : double(elapsed) / 1000 * (1 - done) / done;
            emit progressed(rows, done, left);
        }
        return !isCancelled->load();
    };
    emit finished(write(tell));
}

} // namespace mtnops
