// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/mqttsession.h"

#include <QPointer>
#include <QRandomGenerator>

#include <cerrno>
#include <mosquitto.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>
#include <utility>

namespace mtnops {

namespace {

constexpr int keepAlive = 30; // s of silence, then the broker must answer a ping
constexpr std::chrono::seconds tick(1);
constexpr int refusedSubscription = 0x80; // where the granted quality of service stands

QString textOf(int problem)
{
    return QString::fromStdString(std::generic_category().message(problem));
}

/** libmosquitto wants to be made ready once, and let go at the end. */
void initLibrary()
{
    struct Library
    {
        Library() { mosquitto_lib_init(); }
        ~Library() { mosquitto_lib_cleanup(); }
        Q_DISABLE_COPY_MOVE(Library)
    };
    static const Library library;
}

} // namespace

void MqttSession::Deleter::operator()(mosquitto *handle) const
{
    mosquitto_destroy(handle);
}

MqttSession::MqttSession(const QByteArray &user, const QByteArray &password, TlsContext *tls, QObject *parent)
    : QObject(parent), m_tls(tls)
{
    initLibrary();
    const QByteArray id = "mtnops-logger-" + QByteArray::number(QRandomGenerator::system()->generate(), 16);
    // A clean session: what the broker would keep for us in the meantime would come without its time.
    m_handle.reset(mosquitto_new(id.constData(), true, this));
    if (!user.isEmpty())
        mosquitto_username_pw_set(m_handle.get(), user.constData(), password.constData());
    if (tls) {
        mosquitto_void_option(m_handle.get(), MOSQ_OPT_SSL_CTX, tls->handle());
        mosquitto_int_option(m_handle.get(), MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0); // all is set already
    }
    mosquitto_connect_callback_set(m_handle.get(), &MqttSession::onConnect);
    mosquitto_message_callback_set(m_handle.get(), &MqttSession::onMessage);
    mosquitto_subscribe_callback_set(m_handle.get(), &MqttSession::onSubscribe);
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &MqttSession::onTick);
}

MqttSession::~MqttSession()
{
    m_readable.reset(); // before the socket that they watch
    m_writable.reset();
    if (m_isConnected && !m_isLost)
        mosquitto_disconnect(m_handle.get());
}

QString MqttSession::connectTo(const QHostAddress &address, quint16 port)
{
    const int outcome =
        mosquitto_connect_async(m_handle.get(), address.toString().toLatin1().constData(), port, keepAlive);
    const int error = errno;
    const int socket = mosquitto_socket(m_handle.get());
    if (outcome != MOSQ_ERR_SUCCESS || socket < 0) {
        m_isLost = true;
        return problemOf(outcome, error);
    }
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &MqttSession::onReadable);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &MqttSession::onWritable);
    m_tick.start();
    return {};
}

void MqttSession::subscribe(const QByteArray &topic, int qos)
{
    int id = 0;
    const int outcome = mosquitto_subscribe(m_handle.get(), &id, topic.constData(), qos);
    m_asked.insert(id, topic);
    if (goOn(outcome))
        watchWriting();
}

void MqttSession::onConnect(mosquitto * /*handle*/, void *self, int code)
{
    auto *session = static_cast<MqttSession *>(self);
    session->m_isAnswered = true;
    session->m_answer = code;
}

void MqttSession::onMessage(mosquitto * /*handle*/, void *self, const mosquitto_message *message)
{
    static_cast<MqttSession *>(self)->m_messages.append(
        {.topic = message->topic,
         .payload = QByteArray(static_cast<const char *>(message->payload), message->payloadlen),
         .isRetained = message->retain});
}

void MqttSession::onSubscribe(mosquitto * /*handle*/, void *self, int id, int count, const int *granted)
{
    auto *session = static_cast<MqttSession *>(self);
    const QByteArray topic = session->m_asked.take(id);
    if (count > 0 && granted[0] >= refusedSubscription)
        session->m_refused.append(topic);
}

void MqttSession::onReadable()
{
    if (endIfGone() || !goOn(mosquitto_loop_read(m_handle.get(), 1)))
        return;
    watchWriting();
    const auto *tls = static_cast<const SSL *>(mosquitto_ssl_get(m_handle.get()));
    if (tls && SSL_pending(tls) > 0) // of which the socket knows nothing any more
        QMetaObject::invokeMethod(this, &MqttSession::onReadable, Qt::QueuedConnection);
    deliver();
}

void MqttSession::onWritable()
{
    if (endIfGone())
        return;
    int outcome = mosquitto_loop_write(m_handle.get(), 1);
    // The handshake of TLS is a matter of reading for libmosquitto, also where it has to write.
    if (outcome == MOSQ_ERR_SUCCESS && !m_isAnswered && mosquitto_ssl_get(m_handle.get()))
        outcome = mosquitto_loop_read(m_handle.get(), 1);
    if (!goOn(outcome))
        return;
    watchWriting();
    deliver();
}

void MqttSession::onTick()
{
    if (goOn(mosquitto_loop_misc(m_handle.get())))
        watchWriting();
}

bool MqttSession::endIfGone()
{
    const QString problem = m_isAnswered || m_isLost ? QString() : connectingProblem();
    if (!problem.isEmpty())
        end(problem, false);
    return !problem.isEmpty();
}

/** Why there is no connection, by the system; empty while there may be one. */
QString MqttSession::connectingProblem() const
{
    int problem = 0;
    socklen_t size = sizeof(problem);
    const int socket = mosquitto_socket(m_handle.get());
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem != 0)
        return textOf(problem);
    // The system tells its reason once, and TLS may have asked before us; libmosquitto takes it for no problem at all.
    pollfd state{.fd = socket, .events = 0, .revents = 0};
    const bool isGone = ::poll(&state, 1, 0) == 1 && (state.revents & (POLLERR | POLLHUP)) != 0;
    return isGone ? QStringLiteral("refused, or closed at once") : QString();
}

/** False when the session has ended with what libmosquitto told. */
bool MqttSession::goOn(int outcome)
{
    const int error = errno;
    if (m_isLost)
        return false;
    if (m_isAnswered && m_answer != 0) {
        end(QString::fromLatin1(mosquitto_connack_string(m_answer)), true);
        return false;
    }
    if (outcome == MOSQ_ERR_SUCCESS)
        return true;
    end(problemOf(outcome, error), false);
    return false;
}

QString MqttSession::problemOf(int outcome, int error)
{
    const QString refusal = m_tls ? m_tls->takeRefusal() : QString();
    if (!refusal.isEmpty())
        return QStringLiteral("its certificate is refused: %1").arg(refusal);
    return outcome == MOSQ_ERR_ERRNO ? textOf(error) : QString::fromLatin1(mosquitto_strerror(outcome));
}

/** Hands on what came; a listener may delete this. */
void MqttSession::deliver()
{
    const QPointer<MqttSession> self(this);
    if (m_isAnswered && !std::exchange(m_isConnected, true))
        emit connected();
    while (self && !m_isLost && !m_refused.isEmpty())
        emit refused(m_refused.takeFirst());
    while (self && !m_isLost && !m_messages.isEmpty())
        emit received(m_messages.takeFirst());
}

void MqttSession::watchWriting()
{
    if (m_writable)
        m_writable->setEnabled(mosquitto_want_write(m_handle.get()));
}

void MqttSession::end(const QString &reason, bool isAnswer)
{
    m_isLost = true;
    m_tick.stop();
    for (const auto &notifier : {m_readable.get(), m_writable.get()}) {
        if (notifier)
            notifier->setEnabled(false);
    }
    emit lost(reason, isAnswer);
}

} // namespace mtnops
