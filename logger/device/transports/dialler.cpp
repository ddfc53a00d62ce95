// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/dialler.h"

#include <utility>

namespace mtnops {

namespace {

constexpr std::chrono::seconds freshness(60); // as long as Qt's own look-ups

/** The addresses of what needs no look-up; none for a name. */
QList<QHostAddress> addressesIn(const QString &host)
{
    if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0)
        return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    QHostAddress address;
    return address.setAddress(host) ? QList<QHostAddress>{address} : QList<QHostAddress>();
}

} // namespace

Dialler::Dialler(QTcpSocket &socket, const QString &host, quint16 port, HostResolver resolver, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_host(host)
    , m_port(port)
    , m_isName(addressesIn(host).isEmpty())
    , m_lookup(host, std::move(resolver), this)
    , m_known(addressesIn(host))
{
    m_patience.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_lookup, &HostLookup::answered, this, &Dialler::onAnswered);
    connect(&m_patience, &QTimer::timeout, this, &Dialler::tryAll);
    connect(&m_next, &QTimer::timeout, this, &Dialler::tryNext);
    connect(&m_socket, &QTcpSocket::connected, this, &Dialler::stop);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &Dialler::onError);
}

void Dialler::dial(Duration timeLimit)
{
    stop();
    m_socket.abort();
    const bool isLate = m_lookup.isUnderWay(); // an earlier attempt has waited for it already
    if (!m_isName || !m_fresh.hasExpired()) {
        tryAll();
        return;
    }
    m_lookup.start();
    if (!m_known.isEmpty() && isLate) {
        tryAll();
        return;
    }
    m_isLookingUp = true;
    if (!m_known.isEmpty())
        m_patience.start(std::chrono::ceil<std::chrono::milliseconds>(timeLimit / 4));
}

void Dialler::stop()
{
    m_patience.stop();
    m_next.stop();
    m_isLookingUp = false;
    m_isTrying = false;
}

void Dialler::onAnswered(const HostAnswer &answer)
{
    QList<QHostAddress> addresses;
    for (const std::string &each : answer.addresses)
        addresses.append(QHostAddress(QString::fromStdString(each)));
    if (!addresses.isEmpty()) {
        m_known = addresses;
        m_fresh = QDeadlineTimer(freshness);
    }
    if (!m_isLookingUp)
        return;
    if (answer.isNameUnknown)
        fail(QStringLiteral("no host is named \"%1\"").arg(m_host));
    else if (m_known.isEmpty())
        fail(QStringLiteral("the name \"%1\" cannot be looked up: %2")
                 .arg(m_host, QString::fromStdString(answer.problem)));
    else
        tryAll();
}

void Dialler::tryAll()
{
    stop();
    m_isTrying = true;
    m_toTry = m_known;
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
    m_fresh = QDeadlineTimer(0); // the host may have moved
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
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    return host + u':' + QString::number(m_port);
}

} // namespace mtnops
