// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demohistory.h"

#include "app/historyportion.h"
#include "logger/core/logging.h"
#include "logger/core/workerthread.h"
#include "logger/device/simulation/historymaker.h"
#include "logger/engine/sitelock.h"
#include "logger/store/writer.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto history = std::chrono::days(14);
constexpr auto recent = std::chrono::days(1);
constexpr Duration progressStep = 6h; // of history, from one progressed() to the next
constexpr Duration mostLatency = 1s; // how long after its tick the first row may be stamped
// Between two transactions: SQLite asks for a lock again after 100 ms, and whoever logs must find it free then.
constexpr auto turnOfTheLogger = 120ms;

} // namespace

DemoHistory::DemoHistory(Site site, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_site(std::move(site))
    , m_clock(clock)
    , m_worker(new QObject)
    , m_thread(std::make_unique<WorkerThread>(QStringLiteral("history")))
{
    m_thread->adopt(m_worker);
}

DemoHistory::~DemoHistory()
{
    cancel();
}

void DemoHistory::startRecent()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        run([this] { return writeRecent(); });
        emit recentFinished();
    });
}

void DemoHistory::startOlder()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        run([this] { return writeOlder(); });
        emit finished();
    });
}

void DemoHistory::cancel()
{
    m_cancelled = true;
    m_thread->stop();
}

void DemoHistory::run(const std::function<Result<void>()> &work)
{
    if (const Result<void> done = work(); !done)
        qCWarning(engineLog).noquote() << "no history for the demo:" << done.error().detail;
}

Result<void> DemoHistory::writeRecent()
{
    const Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(m_site.databasePath);
    if (!lock)
        return lock.error();
    const Result<std::unique_ptr<Writer>> writer = openWriter();
    if (!writer)
        return writer.error();
    if (Result<void> written = writeUntilNow(**writer); !written || m_cancelled)
        return written;
    return writeUntilNow(**writer); // the seconds that this took
}

Result<void> DemoHistory::writeUntilNow(Writer &writer)
{
    const Result<TimeRange> held = writer.span(*makeTable(m_site.devices.first()));
    if (!held)
        return held.error();
    const Timestamp now = m_clock.now();
    return write(writer, {held->isEmpty() ? now - recent : std::max(now - history, held->to), now}, Way::Forwards);
}

Result<void> DemoHistory::writeOlder()
{
    const Result<std::unique_ptr<Writer>> writer = openWriter();
    if (!writer)
        return writer.error();
    const Result<TimeRange> held = (*writer)->span(*makeTable(m_site.devices.first()));
    if (!held)
        return held.error();
    return write(**writer, {m_clock.now() - history, held->from - mostLatency}, Way::Backwards);
}

Result<std::unique_ptr<Writer>> DemoHistory::openWriter() const
{
    Result<std::unique_ptr<Writer>> writer = Writer::open(m_site.databasePath, m_site.info);
    if (!writer)
        return writer;
    for (const DeviceConfig &device : m_site.devices) {
        if (const Result<void> prepared = (*writer)->prepareTable(makeTable(device)); !prepared)
            return prepared.error();
    }
    return writer;
}

Result<void> DemoHistory::write(Writer &writer, const TimeRange &range, Way way)
{
    HistoryPortion portion;
    TimeRange left = range;
    Duration told = left.length(); // of what was left then
    while (!left.isEmpty() && !m_cancelled) {
        const Duration length = std::min(portion.length(), left.length());
        const TimeRange next =
            way == Way::Forwards ? TimeRange{left.from, left.from + length} : TimeRange{left.to - length, left.to};
        const Result<Duration> took = writePortion(writer, next);
        if (!took)
            return took.error();
        portion.noteWritten(*took);
        left = way == Way::Forwards ? TimeRange{next.to, left.to} : TimeRange{left.from, next.from};
        if (told - left.length() >= progressStep || left.isEmpty()) {
            told = left.length();
            emit progressed(1 - double(left.length().count()) / double(range.length().count()));
        }
        if (way == Way::Backwards)
            QThread::msleep(turnOfTheLogger.count());
    }
    return {};
}

Result<Duration> DemoHistory::writePortion(Writer &writer, const TimeRange &range)
{
    Batch batch;
    for (const DeviceConfig &device : std::as_const(m_site.devices)) {
        makeHistory(device, range, [&batch](std::vector<Sample> &&samples) {
            std::move(samples.begin(), samples.end(), std::back_inserter(batch.samples));
            return true;
        });
    }
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<WriteReport> report = writer.write(batch); // one transaction: all devices or none
    if (!report)
        return report.error();
    return Duration(elapsed.nsecsElapsed() / 1000);
}

} // namespace mtnops
