// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/mqtt/mqttmessage.h"
#include "logger/device/mqtt/tlscontext.h"

#include <QHostAddress>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

struct mosquitto;
struct mosquitto_message;

namespace mtnops {

/** One connection to an MQTT broker by libmosquitto, whose socket is watched by the event loop: nothing in it waits,
    and nothing runs on another thread. It subscribes and never publishes. Ends with one lost(), after which it is of no
    more use. Lives on the polling thread. */
class MqttSession : public QObject
{
    Q_OBJECT

public:
    /** @p tls: nullptr for none. It must outlive this. */
    MqttSession(const QByteArray &user, const QByteArray &password, TlsContext *tls, QObject *parent);
    ~MqttSession() override;

    /** Begins to connect, and says why it cannot. No look-up is made. */
    QString connectTo(const QHostAddress &address, quint16 port);

    /** After connected(). */
    void subscribe(const QByteArray &topic, int qos);

signals:
    /** The broker takes us. */
    void connected();
    void received(const mtnops::MqttMessage &message);
    /** The broker does not let us read that topic. */
    void refused(const QByteArray &topic);
    /** @p isAnswer: the broker answered, and wants nothing of us. */
    void lost(const QString &reason, bool isAnswer);

private:
    struct Deleter
    {
        void operator()(mosquitto *handle) const;
    };

    static void onConnect(mosquitto *handle, void *self, int code);
    static void onMessage(mosquitto *handle, void *self, const mosquitto_message *message);
    static void onSubscribe(mosquitto *handle, void *self, int id, int count, const int *granted);

    void onReadable();
    void onWritable();
    void onTick();
    bool goOn(int outcome);
    void deliver();
    void watchWriting();
    QString problemOf(int outcome, int error);
    bool endIfGone();
    QString connectingProblem() const;
    void end(const QString &reason, bool isAnswer);

    TlsContext *const m_tls;
    std::unique_ptr<mosquitto, Deleter> m_handle;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_tick{this}; ///< libmosquitto's turns for keeping alive
    // What its callbacks tell is kept until it has returned: a listener may want to be rid of us.
    QList<MqttMessage> m_messages;
    QByteArrayList m_refused;
    QHash<int, QByteArray> m_asked; ///< topics, by the number of their subscription
    int m_answer = 0; ///< of the broker, to our connection
    bool m_isAnswered = false;
    bool m_isConnected = false;
    bool m_isLost = false;
};

} // namespace mtnops
