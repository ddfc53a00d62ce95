// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demohistory.h"

#include "logger/core/logging.h"
#include "logger/core/workerthread.h"
#include "logger/device/simulation/historymaker.h"
#include "logger/engine/sitelock.h"
#include "logger/store/writer.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto history = std::chrono::days(14);
constexpr auto recent = std::chrono::days(1);
constexpr Duration portion = std::chrono::hours(6);
constexpr Duration mostLatency = 1s; // how long after its tick the first row may be stamped

QList<TimeRange> forwards(Timestamp from, Timestamp to)
{
    QList<TimeRange> portions;
    for (; from < to; from += portion)
        portions.append({from, std::min(to, from + portion)});
    return portions;
}

/** What is held stays without a hole, whichever portion is the last to be written. */
QList<TimeRange> backwards(Timestamp from, Timestamp to)
{
    QList<TimeRange> portions;
    for (; to > from; to -= portion)
        portions.append({std::max(from, to - portion), to});
    return portions;
}

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
    return write(writer, forwards(held->isEmpty() ? now - recent : std::max(now - history, held->to), now));
}

Result<void> DemoHistory::writeOlder()
{
    const Result<std::unique_ptr<Writer>> writer = openWriter();
    if (!writer)
        return writer.error();
    const Result<TimeRange> held = (*writer)->span(*makeTable(m_site.devices.first()));
    if (!held)
        return held.error();
    return write(**writer, backwards(m_clock.now() - history, held->from - mostLatency));
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

Result<void> DemoHistory::write(Writer &writer, const QList<TimeRange> &portions)
{
    for (qsizetype index = 0; index < portions.size() && !m_cancelled; ++index) {
        if (Result<void> written = writePortion(writer, portions[index]); !written)
            return written;
        emit progressed(double(index + 1) / double(portions.size()));
    }
    return {};
}

Result<void> DemoHistory::writePortion(Writer &writer, const TimeRange &range)
{
    Batch batch;
    for (const DeviceConfig &device : std::as_const(m_site.devices)) {
        makeHistory(device, range, [&batch](std::vector<Sample> &&samples) {
            std::move(samples.begin(), samples.end(), std::back_inserter(batch.samples));
            return true;
        });
    }
    const Result<WriteReport> report = writer.write(batch); // one transaction: all devices or none
    return report ? Result<void>() : report.error();
}

} // namespace mtnops
