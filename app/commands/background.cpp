// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/background.h"

#include "app/commands/commandsupport.h"
#include "app/unixsignals.h"
#include "logger/core/workerthread.h"

#include <QCoreApplication>
#include <QTimer>

namespace mtnops {

Result<void> runInBackground(const Background &background)
{
    const UnixSignals signals_;
    QObject::connect(&signals_, &UnixSignals::terminationRequested, qApp, [&background] {
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
    thread.stop();
    printProgress({});
    return done;
}

} // namespace mtnops
