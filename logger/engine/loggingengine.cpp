// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"

#include "logger/core/logging.h"
#include "logger/core/workerthread.h"
#include "logger/engine/intakequeue.h"
#include "logger/engine/pollingworker.h"
#include "logger/engine/ratemeter.h"
#include "logger/engine/sitelock.h"
#include "logger/engine/storeworker.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t queueCapacity = 100'000; // readings: 50 devices at 1 Hz for half an hour
constexpr auto stopTime = 5s;
constexpr auto lastFlushTime = 4s;

} // namespace

/** The queue and the two threads, in the order in which they must be destroyed: last first. */
struct LoggingEngine::Threads
{
    Threads(const Site &site, const Clock &clock)
        : store(new StoreWorker(site, clock, queue)), polling(new PollingWorker(site.devices, clock, queue))
    {
        storeThread.adopt(store);
        pollingThread.adopt(polling);
    }

    IntakeQueue queue{queueCapacity};
    WorkerThread storeThread{QStringLiteral("store")};
    WorkerThread pollingThread{QStringLiteral("polling")};
    StoreWorker *store; // lives and dies on storeThread
    PollingWorker *polling; // lives and dies on pollingThread
    RateMeter rate;
};

LoggingEngine::LoggingEngine(Site site, const Clock &clock, QObject *parent)
    : QObject(parent), m_site(std::move(site)), m_clock(clock)
{
}

LoggingEngine::~LoggingEngine()
{
    stop();
}

Result<void> LoggingEngine::start()
{
    Q_ASSERT(!isRunning());
    Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(m_site.databasePath);
    const bool isLockedLater = !lock && lock.error().code == ErrorCode::NoRoom;
    if (!lock && !isLockedLater)
        return lock.error();
    if (lock)
        m_lock = std::move(*lock);
    m_status = {};
    m_outcome = {};
    m_threads = std::make_unique<Threads>(m_site, m_clock);
    connectThreads();
    if (isLockedLater)
        QMetaObject::invokeMethod(m_threads->store, &StoreWorker::lockFirst);
    QMetaObject::invokeMethod(m_threads->store, &StoreWorker::start);
    QMetaObject::invokeMethod(m_threads->polling, &PollingWorker::start);
    qCInfo(engineLog).noquote() << "logging" << m_site.info.name << "into" << m_site.databasePath;
    return {};
}

Result<void> LoggingEngine::reconfigure(const Site &site)
{
    Q_ASSERT(isRunning());
    if (site.databasePath != m_site.databasePath) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the database would be %1 instead of %2: restart the logger to log into another")
                         .arg(site.databasePath, m_site.databasePath)};
    }
    m_site = site;
    m_status.devices.removeIf([this](const DeviceStatus &status) { return !isOfSite(status.device); });
    // Polling first: a table that the store refuses after it is one of a device that is already made anew.
    QMetaObject::invokeMethod(
        m_threads->polling, [polling = m_threads->polling, devices = site.devices] { polling->reconfigure(devices); });
    QMetaObject::invokeMethod(m_threads->store, [store = m_threads->store, site] { store->reconfigure(site); });
    return {};
}

void LoggingEngine::stop()
{
    if (!isRunning())
        return;
    const QDeadlineTimer deadline(stopTime);
    const QDeadlineTimer lastFlush(lastFlushTime);
    // These may be set after this has given up waiting.
    const auto written = std::make_shared<Result<void>>();
    const auto places = std::make_shared<QList<SourcePlace>>();
    PollingWorker *polling = m_threads->polling;
    StoreWorker *store = m_threads->store;
    const bool stopped = m_threads->pollingThread.stopAfter(
                             polling, [polling, places] { *places = polling->stop(); }, deadline)
        && m_threads->storeThread.stopAfter(
            store,
            [store, lastFlush, written, places] {
                *written = store->finish(lastFlush);
                for (qsizetype i = 0; *written && i < places->size(); ++i)
                    places->at(i).keep();
            },
            deadline);
    if (stopped) {
        m_threads.reset();
        m_outcome = *written;
    } else {
        // The disk holds the thread in a system call: the process may end, but the thread may not be torn down.
        m_outcome = Error{ErrorCode::Timeout,
                          QStringLiteral("the database did not answer for 5 s: stopped without writing what waited")};
        qCCritical(engineLog).noquote() << m_outcome.error().detail;
        static_cast<void>(m_threads.release());
    }
    m_lock.reset();
}

void LoggingEngine::pollNow(const QString &device)
{
    if (!isRunning())
        return;
    PollingWorker *polling = m_threads->polling;
    QMetaObject::invokeMethod(polling, [polling, device] { polling->pollNow(device); });
}

void LoggingEngine::watch(const QString &device)
{
    if (!isRunning())
        return;
    PollingWorker *polling = m_threads->polling;
    QMetaObject::invokeMethod(polling, [polling, device] { polling->watch(device); });
}

void LoggingEngine::sendToken()
{
    if (isRunning())
        QMetaObject::invokeMethod(m_threads->polling, &PollingWorker::passToken);
}

void LoggingEngine::note(EventKind kind, const QString &text)
{
    if (!isRunning())
        return;
    const Event event{.time = m_clock.now(), .kind = kind, .device = {}, .text = text};
    if (kind == EventKind::Problem)
        qCWarning(engineLog).noquote() << text;
    else
        qCInfo(engineLog).noquote() << text;
    m_threads->queue.push(event);
    emit eventRaised(event);
}

void LoggingEngine::connectThreads()
{
    connect(m_threads->store, &StoreWorker::flushed, this, &LoggingEngine::noteFlush);
    connect(m_threads->store, &StoreWorker::committed, m_threads->polling, &PollingWorker::noteCommitted);
    connect(m_threads->store, &StoreWorker::tokenReturned, this, &LoggingEngine::tokenReturned);
    connect(m_threads->store, &StoreWorker::tableRefused, m_threads->polling, &PollingWorker::disable);
    connect(m_threads->polling, &PollingWorker::statusChanged, this, &LoggingEngine::noteStatus);
    connect(m_threads->polling, &PollingWorker::eventRaised, this, &LoggingEngine::eventRaised);
    connect(m_threads->polling, &PollingWorker::exchanged, this, &LoggingEngine::exchanged);
}

void LoggingEngine::noteFlush(const StoreReport &report)
{
    if (!isRunning())
        return;
    m_status.rowsWritten = report.rowsWritten;
    m_status.rowsPerSecond = m_threads->rate.update(m_clock.now(), report.rowsWritten);
    m_status.queued = report.waiting;
    m_status.lost = report.lost;
    m_status.databaseBytes = report.databaseBytes;
    m_status.walBytes = report.walBytes;
    m_status.problem = report.problem;
    m_status.alarm = report.alarm;
    emit statusChanged(m_status);
}

bool LoggingEngine::isOfSite(const QString &device) const
{
    return std::any_of(m_site.devices.begin(), m_site.devices.end(),
                       [&](const DeviceConfig &config) { return config.name == device; });
}

void LoggingEngine::noteStatus(const DeviceStatus &status)
{
    if (!isOfSite(status.device))
        return; // it was on its way when the device was removed
    for (DeviceStatus &known : m_status.devices) {
        if (known.device == status.device) {
            known = status;
            return;
        }
    }
    m_status.devices.append(status);
}

} // namespace mtnops
