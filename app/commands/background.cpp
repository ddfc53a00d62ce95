// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"

#include "app/commands/commandsupport.h"
#include "app/unixsignals.h"
#include "logger/core/workerthread.h"

#include <QCoreApplication>
#include <QTimer>

namespace mtnops {

namespace {

constexpr std::chrono::seconds longestEnd(3); // of interrupted work that need not be waited for

} // namespace

Result<void> runInBackground(const Background &background)
{
    const UnixSignals signals_;
    bool isInterrupted = false;
    QObject::connect(&signals_, &UnixSignals::terminationRequested, qApp, [&] {
        isInterrupted = true;
        printProgress({});
        background.interrupted();
    });
    QTimer progress;
    QObject::connect(&progress, &QTimer::timeout, qApp, [&background] { printProgress(background.progress()); });
    if (isTerminal())
        progress.start(500);
    Result<void> done;
    WorkerThread thread(QString::fromLatin1(background.command));
    auto *const worker = new QObject;
    thread.adopt(worker);
    QMetaObject::invokeMethod(worker, [&] {
        done = background.work();
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    if (isInterrupted && background.unresponsive
        && !thread.stopAfter(
            worker, [] {}, QDeadlineTimer(longestEnd)))
        background.unresponsive();
    thread.stop();
    printProgress({});
    return done;
}

} // namespace mtnops
