// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/mqttclient.h"

#include "logger/device/transports/dialler.h"

#include <QThread>

#include <utility>

namespace mtnops {

MqttClient::MqttClient(const MqttAccess &access, const QStringList &topics, Duration timeout, BackOff backOff,
                       QObject *parent, HostResolver resolver)
    : QObject(parent)
    , m_access(access)
    , m_topics(topics)
    , m_timeout(std::chrono::ceil<std::chrono::milliseconds>(timeout))
    , m_backOff(std::move(backOff))
    , m_addresses(access.host, std::move(resolver), this)
{
    m_connecting.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &MqttClient::connectNow);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        const QString what = m_addresses.isLookingUp() ? QStringLiteral("the name of %1 was not found within %2")
                                                       : QStringLiteral("no connection to %1 within %2");
        drop(what.arg(address(), formatDuration(m_timeout)));
    });
    connect(&m_addresses, &HostAddresses::found, this, [this](const QList<QHostAddress> &addresses) {
        m_toTry = addresses;
        m_problem.clear();
        tryNext();
    });
    connect(&m_addresses, &HostAddresses::failed, this, &MqttClient::drop);
}

MqttClient::~MqttClient()
{
    qDeleteAll(findChildren<MqttSession *>()); // before the context of their TLS
}

void MqttClient::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    if (!m_isOpen && !m_connecting.isActive())
        connectNow();
}

void MqttClient::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    m_connecting.stop();
    m_addresses.stop();
    m_toTry.clear();
    endSession();
}

void MqttClient::connectNow()
{
    m_connecting.start(m_timeout);
    m_addresses.ask(m_timeout);
}

void MqttClient::tryNext()
{
    if (m_toTry.isEmpty())
        return; // closed since it was called
    endSession();
    if (m_access.isSecure && !m_tls) {
        Result<std::unique_ptr<TlsContext>> tls = TlsContext::make(m_access.host, m_access.authorityFile);
        if (!tls) {
            drop(QStringLiteral("no TLS with %1: %2").arg(address(), tls.error().detail));
            return;
        }
        m_tls = std::move(*tls);
    }
    m_session = new MqttSession(m_access.user.toUtf8(), m_access.password, m_tls.get(), this);
    connect(m_session, &MqttSession::connected, this, &MqttClient::onConnected);
    connect(m_session, &MqttSession::received, this, &MqttClient::received);
    connect(m_session, &MqttSession::refused, this,
            [this](const QByteArray &topic) { emit refused(QString::fromUtf8(topic)); });
    connect(m_session, &MqttSession::lost, this, &MqttClient::onLost);
    if (const QString problem = m_session->connectTo(m_toTry.takeFirst(), m_access.port); !problem.isEmpty())
        onLost(problem, false);
}

void MqttClient::onConnected()
{
    m_connecting.stop();
    m_backOff.reset();
    m_isOpen = true;
    for (const QString &topic : m_topics) {
        m_session->subscribe(topic.toUtf8(), m_access.qos);
        if (!m_isOpen)
            return; // lost by that
    }
    emit opened();
}

void MqttClient::onLost(const QString &reason, bool isAnswer)
{
    if (m_problem.isEmpty())
        m_problem = reason;
    if (!m_isOpen && !isAnswer && !m_toTry.isEmpty()) {
        QMetaObject::invokeMethod(this, &MqttClient::tryNext, Qt::QueuedConnection);
        return;
    }
    if (isAnswer)
        drop(QStringLiteral("%1 refuses us: %2").arg(address(), reason));
    else if (m_isOpen)
        drop(QStringLiteral("the connection to %1 was lost: %2").arg(address(), reason));
    else
        drop(QStringLiteral("no connection to %1: %2").arg(address(), m_problem));
}

void MqttClient::drop(const QString &detail)
{
    if (!m_isOpen)
        m_addresses.distrust();
    close();
    m_pause.start(std::chrono::ceil<std::chrono::milliseconds>(m_backOff.afterFailure()));
    emit lost(DeviceState::Disconnected, detail);
}

/** The session may be what called us. */
void MqttClient::endSession()
{
    m_isOpen = false;
    if (MqttSession *session = std::exchange(m_session, nullptr)) {
        session->disconnect(this);
        session->deleteLater();
    }
}

QString MqttClient::address() const
{
    return hostAndPort(m_access.host, m_access.port);
}

} // namespace mtnops
