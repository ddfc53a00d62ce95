// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiconnection.h"

#include <QNetworkProxy>
#include <QThread>

#include <utility>

namespace mtnops {

namespace {

/** What Qt may hold for us unread; then the kernel holds the sender. */
constexpr qint64 indiReadBuffer = 64 * 1024;
/** What is handed on in one turn of the event loop: some milliseconds of parsing. */
constexpr qint64 slice = 16 * 1024;

} // namespace

IndiConnection::IndiConnection(const QString &host, quint16 port, Duration timeout, BackOff backOff, QObject *parent,
                               HostResolver resolver)
    : QObject(parent)
    , m_timeout(std::chrono::ceil<std::chrono::milliseconds>(timeout))
    , m_backOff(std::move(backOff))
    , m_dialler(m_socket, host, port, std::move(resolver), this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(indiReadBuffer);
    m_connecting.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &IndiConnection::connectNow);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        const QString what = m_dialler.isLookingUp() ? QStringLiteral("the name of %1 was not found within %2")
                                                     : QStringLiteral("no connection to %1 within %2");
        drop(DeviceState::Disconnected, what.arg(address(), formatDuration(m_timeout)));
    });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_connecting.stop();
        m_isOpen = true;
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        emit opened();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        if (!m_isReading)
            readSlice();
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &IndiConnection::onError);
    connect(&m_dialler, &Dialler::failed, this,
            [this](const QString &problem) { drop(DeviceState::Disconnected, problem); });
}

IndiConnection::~IndiConnection()
{
    m_socket.disconnect(this); // its destructor closes, and would report that
}

void IndiConnection::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    if (!m_isOpen && !m_connecting.isActive())
        connectNow();
}

void IndiConnection::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pause.stop();
    m_connecting.stop();
    m_dialler.stop();
    m_isOpen = false;
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

void IndiConnection::connectNow()
{
    m_connecting.start(m_timeout);
    m_dialler.dial(m_timeout);
}

/** Hands on a slice, and the next one through the queue, where other devices have their turn as well. */
void IndiConnection::readSlice()
{
    m_isReading = false;
    if (m_socket.bytesAvailable() == 0)
        return; // closed in the meantime
    const QByteArray bytes = m_socket.read(slice);
    if (m_socket.bytesAvailable() > 0)
        m_isReading = QMetaObject::invokeMethod(this, &IndiConnection::readSlice, Qt::QueuedConnection);
    emit received(bytes);
}

void IndiConnection::onError()
{
    if (!m_isOpen)
        return; // the dialler sees to it
    if (m_socket.bytesAvailable() > 0)
        emit received(m_socket.readAll()); // not more than the buffer holds; may tell why it was closed
    if (m_socket.error() == QAbstractSocket::RemoteHostClosedError)
        drop(DeviceState::Disconnected, QStringLiteral("connection closed by %1").arg(address()));
    else
        drop(DeviceState::Disconnected, QStringLiteral("%1: %2").arg(address(), m_socket.errorString()));
}

} // namespace mtnops
