// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/tcptransport.h"

#include <QNetworkProxy>

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

/** What Qt may hold for us unread; then the kernel holds the sender. */
constexpr qint64 tcpReadBuffer = 256 * 1024;
/** So many reads empty the buffers of a connection at rest; one that still has bytes then is never at rest. */
constexpr int staleReads = 8;

bool endsInLineEnd(QByteArrayView bytes)
{
    const auto isFiller = [](char byte) { return byte == '\0' || byte == ' ' || byte == '\r'; };
    const auto last = std::find_if_not(bytes.rbegin(), bytes.rend(), isFiller);
    return last != bytes.rend() && *last == '\n';
}

} // namespace

TcpTransport::TcpTransport(const QString &host, quint16 port, Connection connection, QObject *parent,
                           HostResolver resolver)
    : Transport(parent), m_connection(connection), m_dialler(m_socket, host, port, std::move(resolver), this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(tcpReadBuffer);
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    m_idle.setTimerType(Qt::PreciseTimer);
    connect(&m_start, &QTimer::timeout, this, &TcpTransport::begin);
    connect(&m_timeout, &QTimer::timeout, this, &TcpTransport::onTimeout);
    connect(&m_idle, &QTimer::timeout, this, &TcpTransport::finish);
    connect(&m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            m_witness.release();
    });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_witness.watch(m_socket.socketDescriptor());
        send();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpTransport::onReadyRead);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &TcpTransport::onError);
    connect(&m_dialler, &Dialler::failed, this,
            [this](const QString &problem) { fail(DeviceState::Disconnected, problem); });
}

TcpTransport::~TcpTransport()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void TcpTransport::request(const QByteArray &bytes, IsComplete isComplete, Duration timeout)
{
    Q_ASSERT(m_phase == Phase::Idle);
    m_request = bytes;
    m_isComplete = std::move(isComplete);
    m_reply.clear();
    m_phase = Phase::Starting;
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void TcpTransport::abort()
{
    endPhase();
    m_socket.abort();
}

void TcpTransport::begin()
{
    m_isReused = m_socket.state() == QAbstractSocket::ConnectedState && discardStaleBytes();
    if (m_isReused) {
        send();
        return;
    }
    m_phase = Phase::Connecting;
    m_dialler.dial(m_timeout.intervalAsDuration());
}

/** Empties the connection of what belongs to no request. False when it is closed, or never falls silent. */
bool TcpTransport::discardStaleBytes()
{
    int reads = 0;
    do {
        m_socket.readAll();
    } while (++reads < staleReads && m_socket.waitForReadyRead(0)); // 0 ms: looks, and does not wait
    return reads < staleReads && m_socket.state() == QAbstractSocket::ConnectedState;
}

void TcpTransport::send()
{
    m_phase = Phase::Waiting;
    m_socket.write(m_request);
    m_socket.flush();
}

void TcpTransport::onReadyRead()
{
    if (m_phase != Phase::Waiting) {
        m_socket.readAll();
        return;
    }
    const qsizetype before = m_reply.size();
    takeBytes();
    if (m_reply.size() > longestReply) {
        m_reply.truncate(longestReply);
        fail(DeviceState::Unparsable,
             QStringLiteral("reply of %1 longer than %2 bytes").arg(address()).arg(longestReply));
        return;
    }
    if (m_isComplete(QByteArrayView(m_reply).sliced(before)))
        finish();
    else if (endsInLineEnd(m_reply))
        m_idle.start();
    else
        m_idle.stop();
}

void TcpTransport::takeBytes()
{
    m_reply += m_socket.read(longestReply + 1 - m_reply.size());
}

void TcpTransport::onError()
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Starting:
        return; // a connection at rest was lost; begin() makes a new one
    case Phase::Connecting:
        return; // the dialler sees to it
    case Phase::Waiting:
        onClosedByPeer();
        return;
    }
}

/** Closed, reset or broken after the request was sent. What came before an orderly end is the reply. */
void TcpTransport::onClosedByPeer()
{
    takeBytes();
    if (!m_reply.isEmpty() && m_witness.sawReset() && !endsInLineEnd(m_reply)) {
        fail(DeviceState::NoReply,
             QStringLiteral("connection reset by %1 in mid-reply; %2 bytes had come")
                 .arg(address())
                 .arg(m_reply.size()));
        return;
    }
    if (!m_reply.isEmpty()) {
        finish();
        return;
    }
    if (m_isReused) { // closed while at rest, before or as we wrote: ask again, over a new connection
        m_phase = Phase::Starting;
        m_start.start(0);
        return;
    }
    fail(DeviceState::NoReply,
         QStringLiteral(
             "%1 closed the connection without a reply: a request that it does not know, without the line end "
             "that it wants, or (NG) of a wrong OBSID or SYSID?")
             .arg(address()));
}

void TcpTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (m_phase != Phase::Waiting) {
        const QString what = m_dialler.isLookingUp() ? QStringLiteral("the name of %1 was not found within %2 s")
                                                     : QStringLiteral("no connection to %1 within %2 s");
        fail(DeviceState::Disconnected, what.arg(address()).arg(seconds));
        return;
    }
    if (m_reply.isEmpty()) {
        fail(DeviceState::NoReply, QStringLiteral("no reply from %1 within %2 s").arg(address()).arg(seconds));
        return;
    }
    fail(DeviceState::NoReply,
         QStringLiteral("the reply of %1 was not finished within %2 s; %3 bytes had come")
             .arg(address())
             .arg(seconds)
             .arg(m_reply.size()));
}

void TcpTransport::endPhase()
{
    m_phase = Phase::Idle;
    m_dialler.stop();
    m_start.stop();
    m_timeout.stop();
    m_idle.stop();
}

void TcpTransport::finish()
{
    endPhase();
    if (m_connection == Connection::OneShot)
        m_socket.disconnectFromHost();
    emit replied(std::exchange(m_reply, {}));
}

void TcpTransport::fail(DeviceState state, const QString &detail)
{
    const bool isSent = m_phase == Phase::Waiting;
    endPhase();
    m_socket.abort(); // also a persistent one: a late reply must not be taken for the next request's
    emit failed({state, detail, std::exchange(m_reply, {}), isSent});
}

} // namespace mtnops
