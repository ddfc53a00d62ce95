// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/siteloader.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mtnops {

class LoggingEngine;
class WorkerThread;

/** Reads the site file again, on a thread of its own, and hands it to the engine; a file with a mistake is refused and
   the engine goes on as before. Main thread. */
class SiteReload : public QObject
{
    Q_OBJECT

public:
    using Loader = std::function<LoadedSite()>; ///< called on the other thread

    SiteReload(LoggingEngine &engine, Loader load, QObject *parent = nullptr);
    ~SiteReload() override;

    /** Does nothing while the engine does not run. One that comes while the file is being read reads it once more. */
    void start();

signals:
    void started();
    /** Also when it was refused. */
    void finished();
    /** The engine goes on as before. */
    void refused(const QString &reason);

private:
    void read();
    void take(const LoadedSite &loaded);
    void refuse(const QString &reason);

    LoggingEngine &m_engine;
    Loader m_load;
    std::unique_ptr<WorkerThread> m_thread; ///< while the file is being read
    bool m_isWantedAgain = false;
};

} // namespace mtnops
