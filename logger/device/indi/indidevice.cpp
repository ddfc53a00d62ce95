// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indidevice.h"

#include "logger/core/logging.h"
#include "logger/device/decoders/replytext.h"

#include <QThread>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace mtnops {

namespace {

constexpr qsizetype longestStray = 80;
constexpr std::chrono::milliseconds settling(300);

QString problemOfIndi(const DeviceConfig &config, const QStringList &devices)
{
    if (!config.problem.isEmpty())
        return config.problem;
    if (config.interval < PollSchedule::shortestInterval)
        return QStringLiteral("the interval %1 is shorter than 1 ms").arg(formatDuration(config.interval));
    if (devices.isEmpty())
        return QStringLiteral("nothing to log: no `properties` and no `columns` name an INDI device");
    return {};
}

/** A server with several drivers sends a client only the devices that it has asked for by name. */
QByteArray getProperties(const QStringList &devices)
{
    QByteArray request;
    for (const QString &device : devices)
        request +=
            "<getProperties version='1.7' device='" + device.toHtmlEscaped().toUtf8().replace('\'', "&apos;") + "'/>\n";
    return request;
}

} // namespace

IndiDevice::IndiDevice(const DeviceConfig &config, const Clock &clock, Duration silence, BackOff::Random random)
    : m_config(config)
    , m_clock(clock)
    , m_readings(config)
    , m_liveness(m_readings.devices(), silence)
    , m_connection(config.host, config.port, config.timeout,
                   BackOff(std::max(config.interval, BackOff::shortestPause), std::move(random)), this)
    , m_schedule(clock, std::max(config.interval, PollSchedule::shortestInterval), this)
    , m_keeper(*this, config.name, clock)
{
    m_elapsed.start();
    m_livenessTimer.setInterval(std::chrono::ceil<std::chrono::milliseconds>(silence / 8));
    m_pollDeadline.setSingleShot(true);
    m_pollSettled.setSingleShot(true);
    connect(&m_connection, &IndiConnection::opened, this, &IndiDevice::onOpened);
    connect(&m_connection, &IndiConnection::received, this, &IndiDevice::onReceived);
    connect(&m_connection, &IndiConnection::lost, this, &IndiDevice::onLost);
    connect(&m_schedule, &PollSchedule::due, this, &IndiDevice::onTurn);
    connect(&m_livenessTimer, &QTimer::timeout, this, &IndiDevice::checkLiveness);
    connect(&m_pollDeadline, &QTimer::timeout, this, &IndiDevice::finishPoll);
    connect(&m_pollSettled, &QTimer::timeout, this, &IndiDevice::finishPoll);
    if (const QString problem = problemOfIndi(config, m_readings.devices()); !problem.isEmpty())
        m_keeper.disable(problem);
}

void IndiDevice::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled()) {
        m_keeper.announceDisabled();
        return;
    }
    m_isRunning = true;
    m_wantedAt = sinceStart();
    m_connection.open();
    m_schedule.start();
}

void IndiDevice::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_isRunning = false;
    m_schedule.stop();
    m_livenessTimer.stop();
    m_connection.close();
    m_readings.clear();
    m_pollDeadline.stop();
    m_pollSettled.stop();
    m_poll.reset();
}

void IndiDevice::pollNow()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled()) {
        emit pollFinished(false);
        return;
    }
    if (m_poll)
        return; // the one under way ends with pollFinished() as well
    m_poll.emplace(Exchange{m_config.name, {}, {}, {}});
    m_pollDeadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_config.timeout));
    m_wantedAt = sinceStart();
    if (m_connection.isConnected())
        ask(m_readings.devices());
    else
        m_connection.open();
}

void IndiDevice::onOpened()
{
    m_parser.reset();
    m_readings.clear();
    m_stray.clear();
    m_isIndi = false;
    m_latency.reset();
    m_openedAt = sinceStart();
    m_liveness.restart(m_openedAt);
    m_livenessTimer.start();
    ask(m_readings.devices());
}

void IndiDevice::onReceived(const QByteArray &bytes)
{
    if (m_poll)
        m_poll->received += bytes.first(std::min(bytes.size(), Exchange::longestReply - m_poll->received.size()));
    m_liveness.serverHeard(sinceStart());
    const qint64 malformed = m_parser.malformed();
    for (const IndiItem &item : m_parser.append(bytes))
        takeItem(item);
    m_keeper.valuesRejected(m_readings.takeRejected() + int(m_parser.malformed() - malformed));
    if (!m_isIndi && m_stray.size() < longestStray)
        m_stray += bytes.first(std::min(bytes.size(), longestStray - m_stray.size()));
    for (const QString &refusal : m_readings.takeRefusals()) {
        qCWarning(deviceLog).noquote() << m_config.name + u':' << refusal;
        emit eventRaised({m_clock.now(), EventKind::Configuration, m_config.name, refusal});
    }
    if (m_poll && !m_pollSettled.isActive() && m_readings.isComplete())
        m_pollSettled.start(settling);
}

void IndiDevice::takeItem(const IndiItem &item)
{
    const Duration now = sinceStart();
    m_isIndi = true;
    m_connection.proveGood();
    m_liveness.heard(std::visit([](const auto &each) { return each.device; }, item), now);
    if (std::holds_alternative<IndiVector>(item) && !m_latency)
        m_latency = now - m_openedAt;
    if (const auto *message = std::get_if<IndiMessage>(&item))
        qCDebug(deviceLog).noquote() << m_config.name + u':' << message->device + u':' << message->text;
    m_readings.apply(item);
}

void IndiDevice::onLost(DeviceState state, const QString &detail)
{
    m_lostState = state;
    m_lostDetail = detail;
    m_livenessTimer.stop();
    m_readings.clear();
    if (m_poll)
        finishPoll();
    else
        m_keeper.lost(state, detail);
}

void IndiDevice::onTurn()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!isWaiting())
        takeRow();
}

void IndiDevice::checkLiveness()
{
    const Duration now = sinceStart();
    if (m_liveness.isServerDead(now)) {
        m_connection.drop(DeviceState::NoReply,
                          QStringLiteral("%1 is connected but has not answered").arg(m_connection.address()));
        return;
    }
    for (const QString &device : m_liveness.takeDead(now))
        m_readings.clearDevice(device);
    ask(m_liveness.takeDue(now));
}

void IndiDevice::ask(const QStringList &devices)
{
    const QByteArray request = getProperties(devices);
    if (request.isEmpty())
        return;
    m_connection.send(request);
    if (m_poll)
        m_poll->sent += request;
}

/** Writes the values in force, or says why there are none. */
bool IndiDevice::takeRow()
{
    m_keeper.pollBegun();
    if (!m_readings.hasValue()) {
        m_partSince.reset();
        m_keeper.pollFailed(failureState(), failureDetail());
        return false;
    }
    emit sampleTaken({m_readings.table(), m_clock.now(), m_readings.values()});
    m_keeper.pollSucceeded(m_latency.value_or(Duration()), m_readings.problems().join(QLatin1StringView("; ")));
    tellPart();
    return true;
}

/** Drivers delete properties to define them anew, and after a connection they come one by one: that is no outage. */
void IndiDevice::tellPart()
{
    const QStringList losses = m_readings.losses();
    if (losses.isEmpty()) {
        m_partSince.reset();
        m_keeper.tellPart({});
        return;
    }
    if (!m_partSince)
        m_partSince = sinceStart();
    if (sinceStart() - *m_partSince >= m_config.timeout)
        m_keeper.tellPart(losses.join(QLatin1StringView("; ")));
}

/** No news yet, and none are due: connecting or answering takes its time, once. */
bool IndiDevice::isWaiting() const
{
    if (m_readings.hasValue() || status().state != DeviceState::NeverSeen)
        return false;
    return sinceStart() - (m_connection.isConnected() ? m_openedAt : m_wantedAt) < m_config.timeout;
}

DeviceState IndiDevice::failureState() const
{
    if (!m_connection.isConnected())
        return m_lostState;
    if (m_readings.isAnyDisconnected())
        return DeviceState::Disconnected;
    return !m_isIndi && !m_stray.isEmpty() ? DeviceState::Unparsable : DeviceState::NoReply;
}

QString IndiDevice::failureDetail() const
{
    if (!m_connection.isConnected())
        return m_lostDetail.isEmpty() ? QStringLiteral("no connection to %1 yet").arg(m_connection.address())
                                      : m_lostDetail;
    if (failureState() == DeviceState::Unparsable)
        return QStringLiteral("%1 is no INDI server, it sent %2").arg(m_connection.address(), quoted(m_stray));
    return m_readings.problems().join(QLatin1StringView("; "));
}

void IndiDevice::finishPoll()
{
    m_pollDeadline.stop();
    m_pollSettled.stop();
    Exchange exchange = *std::exchange(m_poll, std::nullopt);
    const bool succeeded = takeRow();
    if (!succeeded)
        exchange.problem = status().detail;
    if (!m_isRunning)
        stop();
    emit exchanged(exchange);
    emit pollFinished(succeeded);
}

Duration IndiDevice::sinceStart() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(m_elapsed.nsecsElapsed()));
}

} // namespace mtnops
