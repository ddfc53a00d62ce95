// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/device/backoff.h"
#include "logger/device/mqtt/mqttsession.h"
#include "logger/device/transports/hostaddresses.h"

namespace mtnops {

/** Which broker, and as whom. */
struct MqttAccess
{
    QString host;
    quint16 port = 0;
    bool isSecure = false; ///< TLS, with the certificate verified
    QString authorityFile; ///< PEM with the certificates to trust besides the system's; empty for none
    QString user; ///< empty for none
    QByteArray password;
    int qos = 0;
};

/** Listens to topics of one MQTT broker; the session is made again with BackOff whenever it is lost. Names are looked
   up beside the thread. Lives on the polling thread with its device. */
class MqttClient : public QObject
{
    Q_OBJECT

public:
    /** @p timeout: of one attempt to connect. */
    MqttClient(const MqttAccess &access, const QStringList &topics, Duration timeout, BackOff backOff, QObject *parent,
               HostResolver resolver = resolveBySystem);
    ~MqttClient() override;

    /** Connects at once, unless it is at it already, and keeps connected until close(). */
    void open();
    /** Ends without a signal. */
    void close();

    bool isConnected() const { return m_isOpen; }
    /** "127.0.0.1:1883" */
    QString address() const;

signals:
    void opened();
    void received(const mtnops::MqttMessage &message);
    /** The broker does not let us read that topic. */
    void refused(const QString &topic);
    /** A connection was lost, or could not be made. */
    void lost(mtnops::DeviceState state, const QString &detail);

private:
    void connectNow();
    void tryNext();
    void onConnected();
    void onLost(const QString &reason, bool isAnswer);
    void drop(const QString &detail);
    void endSession();

    const MqttAccess m_access;
    const QStringList m_topics;
    const std::chrono::milliseconds m_timeout;
    BackOff m_backOff;
    HostAddresses m_addresses;
    QList<QHostAddress> m_toTry;
    QString m_problem; ///< of the first address that was tried
    std::unique_ptr<TlsContext> m_tls;
    MqttSession *m_session = nullptr; ///< a child
    QTimer m_connecting{this}; ///< runs while connecting, for m_timeout
    QTimer m_pause{this}; ///< runs between two attempts
    bool m_isOpen = false;
};

} // namespace mtnops
