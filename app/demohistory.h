// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/timerange.h"
#include "logger/site/site.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace mtnops {

class WorkerThread;
class Writer;

/** Fills the database of a simulated site with the two weeks before now, so that there is something to see at the first
   start: the last day and what is missing since the last start before the logging begins, with the site's lock; the
   days before while it logs, in short transactions between the logger's own. It writes on a thread of its own; lives
   on the main thread. */
class DemoHistory : public QObject
{
    Q_OBJECT

public:
    DemoHistory(Site site, const Clock &clock, QObject *parent = nullptr);
    ~DemoHistory() override;

    /** Writes until now; recentFinished() follows, also when somebody else logs the site or the database cannot be
       written: whoever starts the logging then finds that out again. */
    void startRecent();
    /** Writes what is older; finished() follows. For the process that logs the site. */
    void startOlder();

    /** Ends after the portion that is being written; what is missing is made at the next start. */
    void cancel();

signals:
    void progressed(double done); ///< 0 to 1, of what was started last
    void recentFinished();
    void finished();

private:
    enum class Way
    {
        Forwards,
        Backwards ///< while somebody logs; what is held stays without a hole, whichever portion is the last one
    };

    void run(const std::function<Result<void>()> &work); // on the thread of its own, as all below
    Result<void> writeRecent();
    Result<void> writeUntilNow(Writer &writer);
    Result<void> writeOlder();
    Result<std::unique_ptr<Writer>> openWriter() const;
    Result<void> write(Writer &writer, const TimeRange &range, Way way);
    Result<Duration> writePortion(Writer &writer, const TimeRange &range); ///< how long its transaction took

    Site m_site;
    const Clock &m_clock;
    std::atomic_bool m_cancelled = false;
    QObject *m_worker = nullptr; ///< stands for the thread, where it lives
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace mtnops
