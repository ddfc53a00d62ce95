// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/storeworker.h"

#include "logger/core/bytesize.h"
#include "logger/core/counted.h"
#include "logger/core/logging.h"
#include "logger/engine/intakequeue.h"
#include "logger/store/damage.h"
#include "logger/store/logfiles.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr Duration counterInterval = 1min; // an unchanged state is written this often, for its counters
constexpr auto preparingTime = 500ms; // of a flush, for tables that are new to the writer
constexpr int failuresBeforeReopening = 5;
constexpr qint64 shortestChorePause = 10; // ms, between two chores
constexpr auto choreRetry = 60s; // after a failure
constexpr qint64 pauseOfAChore = 2; // times what the chore took: flushes come first
constexpr auto pauseAtTheEnd = 50ms; // between two attempts of the last flush

} // namespace

StoreWorker::StoreWorker(Site site, const Clock &clock, IntakeQueue &queue)
    : m_site(std::move(site))
    , m_clock(clock)
    , m_queue(queue)
    , m_opener([this](const QString &problem) { tellOf(problem); })
    , m_tables([this](const QString &device, const QString &reason) { refuseTable(device, reason); })
    , m_chores([this](const QString &problem) { tellOf(problem); })
{
    m_timer.setInterval(flushInterval);
    connect(&m_timer, &QTimer::timeout, this, &StoreWorker::flush);
    m_choreTimer.setSingleShot(true);
    connect(&m_choreTimer, &QTimer::timeout, this, &StoreWorker::doChore);
    m_chores.setSite(m_site);
}

StoreWorker::~StoreWorker() = default;

void StoreWorker::lockFirst()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_opener.lockFirst();
}

void StoreWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_queue.push(Event{.time = m_clock.now(),
                       .kind = EventKind::Start,
                       .device = {},
                       .text = QStringLiteral("logging of %1 started, %2, version " MTNOPS_VERSION)
                                   .arg(m_site.info.name, counted(m_site.devices.size(), "device"))});
    m_timer.start();
    flush();
}

void StoreWorker::reconfigure(Site site)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (const QStringList changes = retentionChanges(m_site, site); !changes.isEmpty()) {
        m_queue.push(Event{.time = m_clock.now(),
                           .kind = EventKind::Configuration,
                           .device = {},
                           .text = changes.join(QStringLiteral("; "))});
    }
    m_site = std::move(site);
    m_chores.setSite(m_site);
    m_report.alarm.clear();
    m_writer.reset(); // the next flush opens it anew: that writes the catalog
}

Result<void> StoreWorker::finish(QDeadlineTimer giveUp)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_timer.stop();
    m_choreTimer.stop();
    m_isFinishing = true;
    m_queue.push(Event{.time = m_clock.now(),
                       .kind = EventKind::Stop,
                       .device = {},
                       .text = QStringLiteral("logging of %1 stopped").arg(m_site.info.name)});
    m_patience = pauseAtTheEnd; // so that the deadline is looked at often
    if (m_writer) {
        if (const Result<void> set = m_writer->setPatience(m_patience); !set)
            qCWarning(storeLog).noquote() << set.error().detail;
    }
    Result<void> done = writeBeginningAnew();
    while (!done && !giveUp.hasExpired()) {
        QThread::msleep(ulong(
            pauseAtTheEnd.count())); // a lock or a full disk may pass; this thread has nothing else to do any more
        done = writeBeginningAnew();
    }
    m_writer.reset();
    if (!done)
        return unwritten(done.error());
    qCInfo(engineLog).noquote() << "stopped logging" << m_site.info.name << "after" << m_report.rowsWritten << "rows";
    return {};
}

Error StoreWorker::unwritten(const Error &reason)
{
    gather();
    const Error error{reason.code,
                      QStringLiteral("stopped with %1 that could not be written: %2")
                          .arg(counted(qint64(m_batch.samples.size()), "reading"), reason.detail)};
    qCCritical(engineLog).noquote() << error.detail;
    return error;
}

void StoreWorker::flush()
{
    Q_ASSERT(QThread::currentThread() == thread());
    const bool hasToken = m_queue.takeToken();
    const auto waiting = qint64(m_queue.size() + m_batch.samples.size());
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<void> result = writeBeginningAnew();
    if (result)
        noteSuccess();
    else
        noteFailure(result.error());
    m_report.waiting = qint64(m_queue.size() + m_batch.samples.size());
    if (m_writer) {
        m_report.databaseBytes = m_writer->sizeOnDisk();
        watchLog();
        watchRoom();
    }
    m_self.noteFlush(std::chrono::microseconds(elapsed.nsecsElapsed() / 1000), waiting);
    if (m_site.logsSelf)
        logSelf();
    emit flushed(m_report);
    emit committed(m_committed);
    if (hasToken)
        emit tokenReturned();
    if (result && !m_choreTimer.isActive())
        m_choreTimer.start(0);
}

void StoreWorker::logSelf()
{
    if (const std::optional<Sample> row = m_self.take(m_report, m_clock.now())) {
        m_queue.push(*row);
        m_queue.push(m_self.status());
    }
}

void StoreWorker::watchLog()
{
    m_report.walBytes = writeAheadLogBytes(m_site.databasePath);
    if (const std::optional<QString> happened = m_walWatch.look(m_report.walBytes))
        tellOf(*happened);
}

void StoreWorker::watchRoom()
{
    if (m_site.minFree == 0)
        return;
    const Result<LogRoom> room = m_writer->room(); // what ails the database is told by the flushes
    if (!room)
        return;
    if (const std::optional<Event> happened = m_chores.room().look(*room, m_clock.now())) {
        qCWarning(storeLog).noquote() << happened->text;
        m_queue.push(*happened);
    }
    m_report.alarm = m_chores.room().alarm();
}

void StoreWorker::doChore()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_writer)
        return;
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<bool> hasMore = m_chores.doSome(*m_writer, m_clock.now());
    if (!hasMore) {
        const Error &error = hasMore.error();
        const Result<void> mended = isDamage(error) ? setDatabaseAside(error.detail) : Result<void>(error);
        if (!mended)
            noteChoreFailure(mended.error());
        return;
    }
    m_choreProblem.clear();
    if (*hasMore)
        m_choreTimer.start(int(std::max(shortestChorePause, pauseOfAChore * elapsed.elapsed())));
}

/** When the file turns out to be damaged, another begins at once. */
Result<void> StoreWorker::writeBeginningAnew()
{
    const Result<void> written = writeWaiting();
    if (written || !m_writer || !isDamage(written.error()))
        return written;
    const Result<void> done = setDatabaseAside(written.error().detail);
    return done ? writeWaiting() : done;
}

Result<void> StoreWorker::writeWaiting()
{
    if (!m_writer) {
        if (Result<void> opened = open(); !opened)
            return opened;
    }
    const QDeadlineTimer until =
        m_isFinishing ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(preparingTime);
    if (const Result<void> prepared = m_tables.prepare(*m_writer, until); !prepared || !m_tables.isDone())
        return prepared; // what waits is written when all tables are there
    // Twice at the most: the batch that failed before, and what has come since.
    for (int round = 0; round < 2; ++round) {
        const bool wasKept = !m_batch.isEmpty();
        if (!wasKept)
            gather();
        if (m_batch.isEmpty())
            break;
        const Result<WriteReport> written = m_writer->write(m_batch);
        if (!written) {
            if (written.error().code == ErrorCode::NotFound)
                closeLostDatabase(written.error().detail);
            return written.error();
        }
        m_report.rowsWritten += written->rows;
        m_report.lost += written->refused;
        m_self.noteCommitted(m_batch, m_clock.now());
        m_batch = {};
        m_committed = m_queue.taken();
        if (!wasKept)
            break;
    }
    return {};
}

Result<void> StoreWorker::open()
{
    tellOfLongLog();
    Result<std::unique_ptr<Writer>> opened = m_opener.open(m_site, m_patience);
    if (!opened)
        return opened.error();
    m_writer = *std::move(opened);
    if (const Result<void> sized = m_writer->expectTables(m_site.devices.size()); !sized)
        qCWarning(storeLog).noquote() << sized.error().detail;
    m_tables.expect(m_site.devices);
    m_writtenStatuses.clear(); // it may be another file
    return {};
}

/** Before it is read, so that nobody takes it for a hang. */
void StoreWorker::tellOfLongLog()
{
    StoreReport report = m_report;
    report.walBytes = writeAheadLogBytes(m_site.databasePath);
    if (report.walBytes < longWriteAheadLog)
        return;
    report.problem = QStringLiteral("the write-ahead log of %1 that was left beside the database is read first")
                         .arg(roundedByteSize(report.walBytes));
    qCInfo(storeLog).noquote() << report.problem;
    emit flushed(report);
}

/** The batch is kept, and goes into the fresh database that the next opening makes. */
Result<void> StoreWorker::setDatabaseAside(const QString &damage)
{
    m_writer.reset();
    return m_opener.setAside(m_site.databasePath, damage);
}

void StoreWorker::refuseTable(const QString &device, const QString &reason)
{
    m_queue.push(Event{.time = m_clock.now(), .kind = EventKind::Problem, .device = device, .text = reason});
    emit tableRefused(device, reason);
}

/** The batch is kept, and the next attempt opens what has the name then, or a new file. */
void StoreWorker::closeLostDatabase(const QString &happened)
{
    QString text =
        QStringLiteral("%1: logging goes on into the file of that name, made anew if there is none").arg(happened);
    if (const QString aside = Writer::closeLost(std::move(m_writer)); !aside.isEmpty())
        text += QStringLiteral("; ") + aside;
    tellOf(text);
}

void StoreWorker::gather()
{
    Batch taken = m_queue.takeAll();
    countLost(m_queue.takeLost());
    m_batch.samples.insert(m_batch.samples.end(), std::make_move_iterator(taken.samples.begin()),
                           std::make_move_iterator(taken.samples.end()));
    m_batch.events.append(taken.events);
    for (const DeviceStatus &status : std::as_const(taken.statuses)) {
        m_self.note(status);
        if (takeIfNews(status)) {
            m_batch.statuses.append(status);
            m_heldStatuses.remove(status.device);
        } else {
            m_heldStatuses.insert(status.device, status);
        }
    }
    if (m_isFinishing) {
        m_batch.statuses.append(m_heldStatuses.values());
        m_heldStatuses.clear();
    }
}

void StoreWorker::countLost(qint64 readings)
{
    if (readings == 0)
        return;
    m_report.lost += readings;
    m_batch.events.append({.time = m_clock.now(),
                           .kind = EventKind::ReadingsLost,
                           .device = {},
                           .text = QStringLiteral("%1 lost: the queue was full while the database could not "
                                                  "be written")
                                       .arg(counted(readings, "reading"))});
}

bool StoreWorker::takeIfNews(const DeviceStatus &status)
{
    const Timestamp now = m_clock.now();
    const auto written = m_writtenStatuses.constFind(status.device);
    if (written != m_writtenStatuses.constEnd() && written->status.state == status.state
        && written->status.detail == status.detail && std::chrono::abs(now - written->time) < counterInterval)
        return false;
    m_writtenStatuses.insert(status.device, {status, now});
    return true;
}

void StoreWorker::tellOf(const QString &problem)
{
    qCCritical(storeLog).noquote() << problem;
    m_queue.push(Event{.time = m_clock.now(), .kind = EventKind::Problem, .device = {}, .text = problem});
}

void StoreWorker::noteFailure(const Error &error)
{
    ++m_failures;
    if (m_report.problem.isEmpty() && error.code != ErrorCode::NotFound) // else it has been told
        tellOf(error.detail);
    m_report.problem = error.detail;
    if (m_failures % failuresBeforeReopening == 0)
        m_writer.reset(); // the next flush opens it anew: the file may have been replaced or mounted again
}

/** Readings are stored all the same; windows are read from raw rows, which takes longer. */
void StoreWorker::noteChoreFailure(const Error &error)
{
    m_choreTimer.start(choreRetry);
    if (m_choreProblem == error.detail)
        return;
    m_choreProblem = error.detail;
    tellOf(QStringLiteral("rollups or retention are held up: %1").arg(error.detail));
}

void StoreWorker::noteSuccess()
{
    m_failures = 0;
    if (m_report.problem.isEmpty())
        return;
    qCInfo(storeLog).noquote() << "writing again after:" << m_report.problem;
    m_report.problem.clear();
}

} // namespace mtnops
