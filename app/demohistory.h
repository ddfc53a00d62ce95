// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/timerange.h"
#include "logger/site/site.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace mtnops {

class WorkerThread;
class Writer;

/** Fills the database of a simulated site with the two weeks before now, newest day first, so that there is something
   to see at the first start. It writes on a thread of its own, with the site's lock, before the logging starts; lives
   on the main thread. */
class DemoHistory : public QObject
{
    Q_OBJECT

public:
    DemoHistory(Site site, const Clock &clock, QObject *parent = nullptr);
    ~DemoHistory() override;

    void start();

    /** Ends after the six hours that are being written; what is missing is made at the next start. */
    void cancel();

signals:
    void progressed(double done); ///< 0 to 1
    /** Also when somebody else logs the site, or the database cannot be written: the logging finds that out again. */
    void finished();

private:
    void fill(); // on the thread of its own, as all below
    Result<void> write();
    Result<void> writeMissing(Writer &writer);
    Result<void> writePortion(Writer &writer, const TimeRange &range);

    Site m_site;
    const Clock &m_clock;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace mtnops
