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
constexpr Duration portion = std::chrono::hours(6);
constexpr Duration mostLatency = 1s; // how long after its tick the first row may be stamped

/** What is missing of the two weeks before @p now in a database that holds rows from @p held.from to @p held.to, in
   portions. What is held stays without a hole whichever portion is the last: the time since it is filled forwards, the
   days before it backwards. */
QList<TimeRange> missing(const TimeRange &held, Timestamp now)
{
    const Timestamp begin = now - history;
    const Timestamp since = held.isEmpty() ? now : std::max(begin, held.to);
    const Timestamp before = held.isEmpty() ? now : held.from - mostLatency;
    QList<TimeRange> portions;
    for (Timestamp from = since; from < now; from += portion)
        portions.append({from, std::min(now, from + portion)});
    for (Timestamp to = before; to > begin; to -= portion)
        portions.append({std::max(begin, to - portion), to});
    return portions;
}

} // namespace

DemoHistory::DemoHistory(Site site, const Clock &clock, QObject *parent)
    : QObject(parent), m_site(std::move(site)), m_clock(clock)
{
}

DemoHistory::~DemoHistory()
{
    cancel();
}

void DemoHistory::start()
{
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("history"));
    auto *context = new QObject;
    m_thread->adopt(context);
    QMetaObject::invokeMethod(context, [this] { fill(); });
}

void DemoHistory::cancel()
{
    m_cancelled = true;
    m_thread.reset(); // waits
}

void DemoHistory::fill()
{
    if (const Result<void> filled = write(); !filled)
        qCWarning(engineLog).noquote() << "no history for the demo:" << filled.error().detail;
    emit finished();
}

Result<void> DemoHistory::write()
{
    const Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(m_site.databasePath);
    if (!lock)
        return lock.error();
    Result<std::unique_ptr<Writer>> writer = Writer::open(m_site.databasePath, m_site.info);
    if (!writer)
        return writer.error();
    for (const DeviceConfig &device : std::as_const(m_site.devices)) {
        if (Result<void> prepared = (*writer)->prepareTable(makeTable(device)); !prepared)
            return prepared;
    }
    if (Result<void> written = writeMissing(**writer); !written || m_cancelled)
        return written;
    return writeMissing(**writer); // the seconds that this took
}

Result<void> DemoHistory::writeMissing(Writer &writer)
{
    const Result<TimeRange> held = writer.span(*makeTable(m_site.devices.first()));
    if (!held)
        return held.error();
    const QList<TimeRange> portions = missing(*held, m_clock.now());
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
