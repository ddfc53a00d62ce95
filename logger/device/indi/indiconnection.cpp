// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiconnection.h"

#include <QThread>

#include <utility>

namespace mtnops {

IndiConnection::IndiConnection(const QString &host, quint16 port, Duration timeout, BackOff backOff, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_port(port)
    , m_timeout(std::chrono::ceil<std::chrono::milliseconds>(timeout))
    , m_backOff(std::move(backOff))
{
    m_connecting.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &IndiConnection::connectNow);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        drop(DeviceState::Disconnected,
             QStringLiteral("no connection to %1 within %2").arg(address(), formatDuration(m_timeout)));
    });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_connecting.stop();
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        emit opened();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { emit received(m_socket.readAll()); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &IndiConnection::onError);
}

IndiConnection::~IndiConnection()
{
    m_socket.disconnect(this); // its destructor closes, and would report that
}

void IndiConnection::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        connectNow();
}

void IndiConnection::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    m_connecting.stop();
    const QSignalBlocker quiet(&m_socket);
    m_socket.abort();
}

void IndiConnection::send(const QByteArray &bytes)
{
    if (isConnected())
        m_socket.write(bytes);
}

void IndiConnection::drop(DeviceState state, const QString &reason)
{
    close();
    m_pause.start(std::chrono::ceil<std::chrono::milliseconds>(m_backOff.afterFailure()));
    emit lost(state, reason);
}

QString IndiConnection::address() const
{
    return QStringLiteral("%1:%2").arg(m_host).arg(m_port);
}

void IndiConnection::connectNow()
{
    m_connecting.start(m_timeout);
    m_socket.connectToHost(m_host, m_port);
}

void IndiConnection::onError()
{
    switch (m_socket.error()) {
    case QAbstractSocket::RemoteHostClosedError:
        drop(DeviceState::Disconnected, QStringLiteral("connection closed by %1").arg(address()));
        break;
    case QAbstractSocket::ConnectionRefusedError:
        drop(DeviceState::Disconnected, QStringLiteral("connection refused by %1").arg(address()));
        break;
    case QAbstractSocket::HostNotFoundError:
        drop(DeviceState::Disconnected, QStringLiteral("no host of the name %1 is known").arg(m_host));
        break;
    default:
        drop(DeviceState::Disconnected, QStringLiteral("%1: %2").arg(address(), m_socket.errorString()));
        break;
    }
}

} // namespace mtnops
