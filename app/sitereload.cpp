// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sitereload.h"

#include "app/console.h"
#include "logger/core/workerthread.h"
#include "logger/engine/loggingengine.h"

namespace mtnops {

SiteReload::SiteReload(LoggingEngine &engine, Loader load, QObject *parent)
    : QObject(parent), m_engine(engine), m_load(std::move(load))
{
}

SiteReload::~SiteReload() = default;

void SiteReload::start()
{
    if (!m_engine.isRunning())
        return; // it will start with what it has read, a moment ago
    if (m_thread) {
        m_isWantedAgain = true;
        return;
    }
    emit started();
    read();
}

void SiteReload::read()
{
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("reload"));
    auto *const worker = new QObject;
    m_thread->adopt(worker);
    QMetaObject::invokeMethod(worker, [this] {
        const LoadedSite loaded = m_load();
        QMetaObject::invokeMethod(this, [this, loaded] { take(loaded); });
    });
}

void SiteReload::take(const LoadedSite &loaded)
{
    m_thread.reset();
    if (std::exchange(m_isWantedAgain, false)) {
        read();
        return;
    }
    if (!loaded.diagnostics.isEmpty()) {
        for (const Diagnostic &diagnostic : loaded.diagnostics)
            printMessage(diagnostic.toString());
        const QString first = loaded.diagnostics.first().toString();
        const qsizetype mistakes = loaded.diagnostics.size();
        refuse(mistakes == 1 ? first : QStringLiteral("%1 mistakes, the first is %2").arg(mistakes).arg(first));
    } else if (const Result<void> taken = m_engine.reconfigure(loaded.site); !taken) {
        refuse(taken.error().detail);
    }
    emit finished();
}

void SiteReload::refuse(const QString &reason)
{
    m_engine.note(EventKind::Problem,
                  QStringLiteral("the changed site file was refused, logging goes on as before: %1").arg(reason));
    emit refused(reason);
}

} // namespace mtnops
