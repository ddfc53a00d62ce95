// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/mqttdevice.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

QString problemOfMqtt(const DeviceConfig &config, const QStringList &topics)
{
    if (!config.problem.isEmpty())
        return config.problem;
    if (config.interval < PollSchedule::shortestInterval)
        return QStringLiteral("the interval %1 is shorter than 1 ms").arg(formatDuration(config.interval));
    if (topics.isEmpty())
        return QStringLiteral("nothing to log: no request and no column names a topic");
    return {};
}

MqttAccess accessOf(const DeviceConfig &config, const QByteArray &password)
{
    return {.host = config.host,
            .port = config.port,
            .isSecure = config.transport == QLatin1StringView("mqtts"),
            .authorityFile = config.authorityFile,
            .user = config.user,
            .password = password,
            .qos = config.qos};
}

} // namespace

MqttDevice::MqttDevice(const DeviceConfig &config, const QByteArray &password, const Clock &clock,
                       BackOff::Random random)
    : m_config(config)
    , m_clock(clock)
    , m_readings(config)
    , m_client(accessOf(config, password), m_readings.topics(), config.timeout,
               BackOff(std::max(config.interval, BackOff::shortestPause), std::move(random)), this)
    , m_schedule(clock, std::max(config.interval, PollSchedule::shortestInterval), this)
    , m_keeper(*this, config.name, clock)
{
    m_elapsed.start();
    m_pollDeadline.setSingleShot(true);
    m_pollDone.setSingleShot(true);
    connect(&m_client, &MqttClient::opened, this, &MqttDevice::onOpened);
    connect(&m_client, &MqttClient::received, this, &MqttDevice::onReceived);
    connect(&m_client, &MqttClient::lost, this, &MqttDevice::onLost);
    connect(&m_client, &MqttClient::refused, this, [this](const QString &topic) {
        m_readings.refuse(topic);
        finishPollWhenComplete();
    });
    connect(&m_schedule, &PollSchedule::due, this, &MqttDevice::onTurn);
    connect(&m_pollDeadline, &QTimer::timeout, this, &MqttDevice::finishPoll);
    connect(&m_pollDone, &QTimer::timeout, this, &MqttDevice::finishPoll);
    if (const QString problem = problemOfMqtt(config, m_readings.topics()); !problem.isEmpty())
        m_keeper.disable(problem);
}

void MqttDevice::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled()) {
        m_keeper.announceDisabled();
        return;
    }
    m_isRunning = true;
    m_wantedAt = sinceStart();
    m_client.open();
    m_schedule.start();
}

void MqttDevice::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_isRunning = false;
    m_schedule.stop();
    m_client.close();
    m_readings.restart(sinceStart());
    m_pollDeadline.stop();
    m_pollDone.stop();
    m_poll.reset();
}

void MqttDevice::pollNow()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isDisabled()) {
        emit pollFinished(false);
        return;
    }
    if (m_poll)
        return; // the one under way ends with pollFinished() as well
    QByteArray sent;
    for (const QString &topic : m_readings.topics())
        sent += "SUBSCRIBE " + topic.toUtf8() + '\n';
    m_poll.emplace(Exchange{.device = m_config.name, .sent = sent, .isSent = m_client.isConnected()});
    m_pollDeadline.start(std::chrono::ceil<std::chrono::milliseconds>(std::max(m_config.timeout, m_config.maxAge)));
    m_wantedAt = sinceStart();
    if (m_client.isConnected())
        finishPollWhenComplete();
    else
        m_client.open();
}

void MqttDevice::onOpened()
{
    m_openedAt = sinceStart();
    m_readings.restart(m_openedAt);
    if (m_poll)
        m_poll->isSent = true;
}

void MqttDevice::onReceived(const MqttMessage &message)
{
    if (m_poll) {
        const QByteArray line = message.topic + ' ' + message.payload + (message.isRetained ? " (retained)\n" : "\n");
        m_poll->received += line.first(std::min(line.size(), Exchange::longestReply - m_poll->received.size()));
    }
    m_readings.apply(message, sinceStart());
    m_keeper.valuesRejected(m_readings.takeRejected());
    finishPollWhenComplete();
}

void MqttDevice::onLost(DeviceState state, const QString &detail)
{
    m_lostDetail = detail;
    m_readings.restart(sinceStart());
    if (m_poll)
        finishPoll();
    else
        m_keeper.lost(state, detail);
}

void MqttDevice::onTurn()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!isWaiting())
        takeRow();
}

/** Writes the values in force, or says why there are none. */
bool MqttDevice::takeRow()
{
    m_keeper.pollBegun();
    const Duration now = sinceStart();
    if (!m_readings.hasValue(now)) {
        m_keeper.pollFailed(failureState(), failureDetail());
        return false;
    }
    const QString remark = m_readings.problems(now).join(QLatin1StringView("; "));
    emit sampleTaken({m_readings.table(), m_clock.now(), m_readings.values(now)});
    m_keeper.pollSucceeded({}, remark);
    m_keeper.tellPart(remark);
    return true;
}

/** No news yet, and none are due: the first message takes its time. */
bool MqttDevice::isWaiting() const
{
    const Duration now = sinceStart();
    if (status().state != DeviceState::NeverSeen || m_readings.hasValue(now) || m_readings.isComplete())
        return false;
    return m_client.isConnected() ? now - m_openedAt < m_config.maxAge : now - m_wantedAt < m_config.timeout;
}

DeviceState MqttDevice::failureState() const
{
    if (!m_client.isConnected())
        return DeviceState::Disconnected;
    return m_readings.isAnyUnreadable() ? DeviceState::Unparsable : DeviceState::NoReply;
}

QString MqttDevice::failureDetail() const
{
    if (m_client.isConnected())
        return m_readings.absences(sinceStart()).join(QLatin1StringView("; "));
    return m_lostDetail.isEmpty() ? QStringLiteral("no connection to %1 yet").arg(m_client.address()) : m_lostDetail;
}

void MqttDevice::finishPollWhenComplete()
{
    if (m_poll && m_readings.isComplete())
        m_pollDone.start(0);
}

void MqttDevice::finishPoll()
{
    m_pollDeadline.stop();
    m_pollDone.stop();
    Exchange exchange = *std::exchange(m_poll, std::nullopt);
    const bool succeeded = takeRow();
    if (!succeeded)
        exchange.problem = status().detail;
    if (!m_isRunning)
        stop();
    emit exchanged(exchange);
    emit pollFinished(succeeded);
}

Duration MqttDevice::sinceStart() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(m_elapsed.nsecsElapsed()));
}

} // namespace mtnops
