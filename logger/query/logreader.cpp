// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logreader.h"

#include "logger/core/workerthread.h"
#include "logger/query/readerworker.h"

#include <QElapsedTimer>

namespace mtnops {

namespace {

// The requests that carry no purpose of their own; a space keeps them apart from the callers' words.
QString catalogPurpose()
{
    return QStringLiteral("the catalog");
}

QString latestPurpose()
{
    return QStringLiteral("the newest rows");
}

QString statusPurpose()
{
    return QStringLiteral("the status");
}

} // namespace

LogReader::LogReader(const QString &databasePath, QObject *parent)
    : QObject(parent)
    , m_path(databasePath)
    , m_worker(new ReaderWorker(databasePath))
    , m_thread(std::make_unique<WorkerThread>(QStringLiteral("reader")))
{
    m_thread->adopt(m_worker);
}

LogReader::~LogReader()
{
    for (const CancelFlag &flag : std::as_const(m_underWay))
        flag->store(true);
    m_thread->stop();
}

LogReader::CancelFlag LogReader::supersede(const QString &purpose)
{
    cancel(purpose);
    auto flag = std::make_shared<std::atomic_bool>(false);
    m_underWay.insert(purpose, flag);
    return flag;
}

void LogReader::cancel(const QString &purpose)
{
    if (const CancelFlag flag = m_underWay.value(purpose))
        flag->store(true);
}

/** Runs @p work on the reader thread and @p deliver, with what it answered, on this one; neither once the request is
    superseded. */
template<typename Work, typename Deliver>
LogReader::RequestId LogReader::ask(const QString &purpose, Work work, Deliver deliver)
{
    const RequestId id = ++m_lastId;
    const CancelFlag isCancelled = supersede(purpose);
    auto answer = [this, id, isCancelled, deliver](const auto &result) {
        if (isCancelled->load())
            return;
        if (result)
            deliver(id, *result);
        else
            emit failed(id, result.error());
    };
    auto perform = [this, worker = m_worker, isCancelled, limit = m_timeLimit, work, answer] {
        if (isCancelled->load())
            return;
        QMetaObject::invokeMethod(
            this, [answer, result = work(*worker, RequestLimits{*isCancelled, limit})] { answer(result); },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker, perform, Qt::QueuedConnection);
    return id;
}

LogReader::RequestId LogReader::readCatalog()
{
    return ask(
        catalogPurpose(), [](ReaderWorker &worker, const RequestLimits &limits) { return worker.readCatalog(limits); },
        [this](RequestId id, const Catalog &catalog) { emit catalogRead(id, catalog); });
}

LogReader::RequestId LogReader::readLatest(Timestamp upTo)
{
    return ask(
        latestPurpose(),
        [upTo](ReaderWorker &worker, const RequestLimits &limits) { return worker.readLatest(upTo, limits); },
        [this](RequestId id, const Latest &latest) { emit latestRead(id, latest); });
}

LogReader::RequestId LogReader::readStatus()
{
    return ask(
        statusPurpose(), [](ReaderWorker &worker, const RequestLimits &limits) { return worker.readStatus(limits); },
        [this](RequestId id, const LogStatus &status) { emit statusRead(id, status); });
}

LogReader::RequestId LogReader::readWindow(const WindowRequest &request, const QString &purpose)
{
    using Answer = std::pair<QList<Series>, Duration>;
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) -> Result<Answer> {
            QElapsedTimer timer;
            timer.start();
            Result<QList<Series>> series = worker.readWindow(request, limits);
            if (!series)
                return series.error();
            return Answer(*std::move(series), timer.nsecsElapsed() / 1000);
        },
        [this](RequestId id, const Answer &answer) { emit windowRead(id, answer.first, answer.second); });
}

LogReader::RequestId LogReader::readStates(const WindowRequest &request, const QString &purpose)
{
    using Answer = std::pair<QList<StateRuns>, Duration>;
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) -> Result<Answer> {
            QElapsedTimer timer;
            timer.start();
            Result<QList<StateRuns>> states = worker.readStates(request, limits);
            if (!states)
                return states.error();
            return Answer(*std::move(states), timer.nsecsElapsed() / 1000);
        },
        [this](RequestId id, const Answer &answer) { emit statesRead(id, answer.first, answer.second); });
}

LogReader::RequestId LogReader::readPage(const PageRequest &request, const QString &purpose)
{
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) { return worker.readPage(request, limits); },
        [this](RequestId id, const RowPage &page) { emit pageRead(id, page); });
}

LogReader::RequestId LogReader::readEvents(const TimeRange &range, const QString &purpose)
{
    return ask(
        purpose,
        [range](ReaderWorker &worker, const RequestLimits &limits) { return worker.readEvents(range, limits); },
        [this](RequestId id, const QList<Event> &events) { emit eventsRead(id, events); });
}

LogReader::RequestId LogReader::readStatistics(const ColumnRef &column, const TimeRange &range, const QString &purpose)
{
    return ask(
        purpose,
        [column, range](ReaderWorker &worker, const RequestLimits &limits) {
            return worker.readStatistics(column, range, limits);
        },
        [this](RequestId id, const ColumnStatistics &statistics) { emit statisticsRead(id, statistics); });
}

LogReader::RequestId LogReader::readSpread(const SpreadRequest &request, const QString &purpose)
{
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) { return worker.readSpread(request, limits); },
        [this](RequestId id, const Spread &spread) { emit spreadRead(id, spread); });
}

LogReader::RequestId LogReader::readMark(const MarkRequest &request, const QString &purpose)
{
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) { return worker.readMark(request, limits); },
        [this](RequestId id, quint64 mark) { emit markRead(id, mark); });
}

LogReader::RequestId LogReader::readValuesAt(const InstantRequest &request, const QString &purpose)
{
    return ask(
        purpose,
        [request](ReaderWorker &worker, const RequestLimits &limits) { return worker.readValuesAt(request, limits); },
        [this](RequestId id, const QList<InstantValue> &values) { emit valuesAtRead(id, values); });
}

} // namespace mtnops
