// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/polleddevice.h"

#include "logger/device/decoders/decoderregistry.h"

#include "logger/device/transports/filetransport.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

/** Between two pieces of a backlog: the store takes the rows of one in the meantime, and the queue holds those of ten.
 */
constexpr std::chrono::seconds catchUpPause(1);
/** So much of a file's tail is a sign that there is more of it. */
constexpr qsizetype backlog = FileTransport::mostLines / 2;

/** Why the configuration cannot be polled; empty when it can. */
QString problemOfPolling(const DeviceConfig &config)
{
    if (!config.problem.isEmpty())
        return config.problem;
    if (config.interval < PollSchedule::shortestInterval)
        return QStringLiteral("the interval %1 is shorter than 1 ms").arg(formatDuration(config.interval));
    if (config.requests.isEmpty())
        return QStringLiteral("nothing to ask: the device has no request");
    for (const RequestRule &request : config.requests) {
        if (!findDecoder(request.decoder)) {
            return QStringLiteral("there is no decoder \"%1\"; there are %2")
                .arg(request.decoder, decoderNames().join(QLatin1StringView(", ")));
        }
    }
    return {};
}

} // namespace

PolledDevice::PolledDevice(const DeviceConfig &config, std::unique_ptr<Transport> transport, const Clock &clock,
                           BackOff::Random random)
    : m_config(config)
    , m_clock(clock)
    , m_table(makeTable(config))
    , m_transport(transport.release())
    , m_schedule(clock, std::max(config.interval, PollSchedule::shortestInterval), this)
    , m_keeper(*this, config.name, clock)
    , m_backOff(config.interval, std::move(random))
{
    m_transport->setParent(this);
    connect(m_transport, &Transport::replied, this, &PolledDevice::onReplied);
    connect(m_transport, &Transport::failed, this, &PolledDevice::onFailed);
    connect(&m_schedule, &PollSchedule::due, this, &PolledDevice::onTurn);
    m_catchUp.setSingleShot(true);
    m_catchUp.setInterval(catchUpPause);
    connect(&m_catchUp, &QTimer::timeout, this, [this] {
        if (!m_poll)
            begin();
    });
    if (const QString problem = problemOfPolling(config); !problem.isEmpty())
        m_keeper.disable(problem);
    else if (!config.requests.first().format.rows.isEmpty())
        m_rows.emplace(config.requests.first(), m_table, config.rowTime);
}

void PolledDevice::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled())
        m_keeper.announceDisabled();
    else
        m_schedule.start();
}

void PolledDevice::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_schedule.stop();
    m_catchUp.stop();
    m_transport->abort();
    m_poll.reset();
}

void PolledDevice::pollNow()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled())
        emit pollFinished(false);
    else if (!m_poll) // the one under way ends with pollFinished() as well
        begin();
}

void PolledDevice::onTurn()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_poll)
        m_keeper.turnSkipped();
    else if (m_leaveAlone.hasExpired())
        begin();
}

void PolledDevice::begin()
{
    m_keeper.pollBegun();
    m_poll.emplace(m_config.requests, m_table);
    sendNext();
}

void PolledDevice::sendNext()
{
    const RequestRule *request = m_poll->current();
    if (!request) {
        finish();
        return;
    }
    const Decoder *decoder = findDecoder(request->decoder);
    m_transport->request(request->send, m_rows ? decoder->rowsEndFinder() : decoder->endFinder(), m_config.timeout);
}

void PolledDevice::onReplied(const QByteArray &reply)
{
    const Timestamp now = m_clock.now();
    if (m_rows) {
        takeRows(reply, now);
        return;
    }
    m_hasMore = m_config.isTail && reply.size() >= backlog;
    const QByteArray own = m_config.isTail ? takeEarlierLines(reply, now) : reply;
    if (!m_poll)
        return; // stopped by a listener
    const RequestRule *request = m_poll->current();
    Result<DecodedReply> decoded = findDecoder(request->decoder)->decode(own, request->columns, request->format);
    tell(reply, decoded ? QString() : decoded.error().detail);
    if (!m_poll)
        return; // stopped by a listener
    if (decoded) {
        const Timestamp time = rowTime(decoded->values, now);
        m_poll->succeeded(std::move(*decoded), time);
    } else {
        m_poll->failed(DeviceState::Unparsable, decoded.error().detail);
    }
    sendNext();
}

void PolledDevice::takeRows(const QByteArray &reply, Timestamp now)
{
    const Result<NewRows> taken = m_rows->take(reply, now);
    tell(reply, taken ? QString() : taken.error().detail);
    if (taken) {
        m_keeper.valuesRejected(taken->rejected);
        for (const Sample &row : taken->samples) {
            if (!m_poll)
                return; // stopped by a listener
            emit sampleTaken(row);
        }
    }
    if (!m_poll)
        return; // stopped by a listener
    if (taken)
        m_poll->answered(taken->remark);
    else
        m_poll->failed(DeviceState::Unparsable, taken.error().detail);
    sendNext();
}

/** Makes a row of each line but the last, which is returned: the poll ends with it. One that cannot be read counts as a
    refused value. */
QByteArray PolledDevice::takeEarlierLines(const QByteArray &reply, Timestamp now)
{
    QList<QByteArray> lines = reply.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.trimmed().isEmpty(); });
    const QByteArray last = lines.isEmpty() ? QByteArray() : lines.takeLast();
    for (const QByteArray &line : std::as_const(lines)) {
        if (!m_poll)
            break; // stopped by a listener
        const RequestRule *request = m_poll->current();
        Result<DecodedReply> decoded = findDecoder(request->decoder)->decode(line, request->columns, request->format);
        m_keeper.valuesRejected(decoded ? decoded->rejected : 1);
        if (!decoded)
            continue;
        const Timestamp time = rowTime(decoded->values, now);
        emit sampleTaken({m_table, time, std::move(decoded->values)});
    }
    return last;
}

/** When a row was measured: what it says itself, or else @p now. */
Timestamp PolledDevice::rowTime(const Values &values, Timestamp now) const
{
    const qsizetype column = m_config.rowTime.isEmpty() ? -1 : m_table->indexOf(m_config.rowTime);
    const auto *time = column < 0 ? nullptr : std::get_if<Timestamp>(&values[size_t(column)]);
    return time ? *time : now;
}

void PolledDevice::onFailed(const TransportFailure &failure)
{
    tell(failure.received, failure.detail, failure.isSent);
    if (!m_poll)
        return; // stopped by a listener
    m_poll->failed(failure.state, failure.detail);
    sendNext();
}

void PolledDevice::tell(const QByteArray &received, const QString &problem, bool isSent)
{
    const QByteArray &request = m_poll->current()->send;
    emit exchanged({.device = m_config.name,
                    .sent = request,
                    .received = received,
                    .problem = problem,
                    .isSent = isSent || request.isEmpty()});
}

void PolledDevice::finish()
{
    Poll poll = *std::exchange(m_poll, std::nullopt);
    m_keeper.valuesRejected(poll.rejected());
    const bool succeeded = poll.isAnswered();
    if (succeeded) {
        m_backOff.reset();
        m_leaveAlone = QDeadlineTimer(0);
        if (poll.hasRow())
            emit sampleTaken(poll.takeSample());
        m_keeper.pollSucceeded(poll.elapsed(), poll.failureDetail());
        m_keeper.tellPart(poll.failureDetail());
    } else {
        if (poll.failureState() != DeviceState::Unparsable) {
            const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_backOff.afterFailure());
            m_leaveAlone = QDeadlineTimer(wait, Qt::PreciseTimer);
        }
        m_keeper.pollFailed(poll.failureState(), poll.failureDetail());
    }
    if (std::exchange(m_hasMore, false) && m_schedule.isRunning())
        m_catchUp.start();
    emit pollFinished(succeeded);
}

} // namespace mtnops
