// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/dialler.h"

#include <utility>

namespace mtnops {

Dialler::Dialler(QAbstractSocket &socket, const QString &host, quint16 port, HostResolver resolver, QObject *parent)
    : QObject(parent), m_socket(socket), m_host(host), m_port(port), m_addresses(host, std::move(resolver), this)
{
    m_next.setSingleShot(true);
    connect(&m_addresses, &HostAddresses::found, this, &Dialler::tryAll);
    connect(&m_addresses, &HostAddresses::failed, this, &Dialler::fail);
    connect(&m_next, &QTimer::timeout, this, &Dialler::tryNext);
    connect(&m_socket, &QAbstractSocket::connected, this, &Dialler::stop);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &Dialler::onError);
}

void Dialler::dial(Duration timeLimit)
{
    stop();
    m_socket.abort();
    m_addresses.ask(timeLimit);
}

void Dialler::stop()
{
    m_addresses.stop();
    m_next.stop();
    m_isTrying = false;
}

void Dialler::tryAll(const QList<QHostAddress> &addresses)
{
    m_isTrying = true;
    m_toTry = addresses;
    m_problem.clear();
    tryNext();
}

void Dialler::tryNext()
{
    m_socket.connectToHost(m_toTry.takeFirst(), m_port);
}

void Dialler::onError(QAbstractSocket::SocketError error)
{
    if (!m_isTrying)
        return;
    if (m_problem.isEmpty())
        m_problem = problemOf(error);
    if (!m_toTry.isEmpty()) {
        m_next.start(0);
        return;
    }
    m_addresses.distrust();
    fail(m_problem);
}

void Dialler::fail(const QString &problem)
{
    stop();
    emit failed(problem);
}

QString Dialler::problemOf(QAbstractSocket::SocketError error) const
{
    return error == QAbstractSocket::ConnectionRefusedError
        ? QStringLiteral("connection refused by %1").arg(address())
        : QStringLiteral("no connection to %1: %2").arg(address(), m_socket.errorString());
}

QString Dialler::address() const
{
    return hostAndPort(m_host, m_port);
}

QString hostAndPort(const QString &host, quint16 port)
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

} // namespace mtnops
