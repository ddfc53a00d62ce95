// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runservice.h"

#include "app/console.h"
#include "app/demohistory.h"
#include "app/exitcode.h"
#include "app/heap.h"
#include "app/service.h"
#include "app/servicemanager.h"
#include "app/sitechoice.h"
#include "app/sitereload.h"
#include "app/unixsignals.h"
#include "logger/core/logging.h"

#include <QCoreApplication>

namespace mtnops {

int runService(const Arguments &arguments)
{
    useOneHeap();
    const UnixSignals signals_(UnixSignals::Hangup::Reloads); // first: one that comes early is no crash
    const LoadedSite loaded = loadChosenSite(arguments);
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        printMessage(diagnostic.toString());
    if (!loaded.isUsable)
        return ExitWrong;

    const SystemClock clock;
    Service service(loaded.site, clock, arguments.statusInterval);
    QObject::connect(&signals_, &UnixSignals::terminationRequested, &service,
                     [](const QString &by) { qCInfo(engineLog).noquote() << "asked to end by" << by; });
    SiteReload reload(service.engine(), [arguments] { return loadChosenSite(arguments); });
    QObject::connect(&signals_, &UnixSignals::reloadRequested, &reload, &SiteReload::start);
    QObject::connect(&reload, &SiteReload::started, &service, [] { tellServiceManager("RELOADING=1"); });
    QObject::connect(&reload, &SiteReload::finished, &service, [] { tellServiceManager("READY=1"); });
    DemoHistory history(loaded.site, clock);
    const auto startLogging = [&] {
        if (const Result<void> started = service.start(); !started) {
            printMessage(QStringLiteral("mtnops-logger: %1").arg(started.error().detail));
            QCoreApplication::exit(ExitWrong);
        } else if (arguments.demo) {
            history.startOlder();
        }
    };
    // Once the loop runs, so that exit() ends it.
    if (arguments.demo) {
        QObject::connect(&history, &DemoHistory::recentFinished, qApp, startLogging);
        QObject::connect(&history, &DemoHistory::finished, qApp,
                         [] { printMessage(QStringLiteral("two weeks of history are made")); });
        QMetaObject::invokeMethod(&history, &DemoHistory::startRecent, Qt::QueuedConnection);
    } else {
        QMetaObject::invokeMethod(qApp, startLogging, Qt::QueuedConnection);
    }
    const int exitCode = QCoreApplication::exec();
    history.cancel();
    return service.stop() ? exitCode : ExitWrong; // the engine has said what is lost
}

} // namespace mtnops
