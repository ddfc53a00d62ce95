// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/udptransport.h"

#include <QNetworkProxy>

#include <utility>

namespace mtnops {

namespace {

constexpr qsizetype longestDatagram = 65536;

} // namespace

UdpTransport::UdpTransport(const QString &host, quint16 port, QObject *parent, HostResolver resolver)
    : Transport(parent), m_dialler(m_socket, host, port, std::move(resolver), this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    connect(&m_start, &QTimer::timeout, this, [this] { m_dialler.dial(m_timeout.intervalAsDuration()); });
    connect(&m_timeout, &QTimer::timeout, this, &UdpTransport::onTimeout);
    connect(&m_socket, &QUdpSocket::connected, this, &UdpTransport::send);
    connect(&m_socket, &QUdpSocket::readyRead, this, &UdpTransport::onReadyRead);
    connect(&m_socket, &QUdpSocket::errorOccurred, this, &UdpTransport::onError);
    connect(&m_dialler, &Dialler::failed, this,
            [this](const QString &problem) { fail(DeviceState::Disconnected, problem); });
}

void UdpTransport::request(const QByteArray &bytes, IsComplete /*isComplete*/, Duration timeout)
{
    m_request = bytes;
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void UdpTransport::abort()
{
    endRequest();
}

void UdpTransport::send()
{
    m_isWaiting = true;
    m_socket.write(m_request);
}

void UdpTransport::onReadyRead()
{
    if (!m_isWaiting)
        return;
    QByteArray reply(longestDatagram, '\0'); // to ask for its size would swallow the error of a refused datagram
    const qint64 length = m_socket.readDatagram(reply.data(), reply.size());
    if (length < 0)
        return; // the error is told by errorOccurred()
    reply.truncate(length);
    endRequest();
    emit replied(reply);
}

void UdpTransport::onError(QAbstractSocket::SocketError error)
{
    if (!m_isWaiting)
        return; // the dialler sees to it
    if (error == QAbstractSocket::ConnectionRefusedError)
        fail(DeviceState::Disconnected, QStringLiteral("nobody listens at %1 (UDP)").arg(m_dialler.address()));
    else
        fail(DeviceState::Disconnected,
             QStringLiteral("no datagram to or from %1: %2").arg(m_dialler.address(), m_socket.errorString()));
}

void UdpTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (m_dialler.isLookingUp())
        fail(DeviceState::Disconnected,
             QStringLiteral("the name of %1 was not found within %2 s").arg(m_dialler.address()).arg(seconds));
    else
        fail(DeviceState::NoReply,
             QStringLiteral("no datagram from %1 within %2 s").arg(m_dialler.address()).arg(seconds));
}

void UdpTransport::endRequest()
{
    m_isWaiting = false;
    m_dialler.stop();
    m_start.stop();
    m_timeout.stop();
    m_socket.abort();
}

void UdpTransport::fail(DeviceState state, const QString &detail)
{
    const bool isSent = m_isWaiting;
    endRequest();
    emit failed({state, detail, {}, isSent});
}

} // namespace mtnops
