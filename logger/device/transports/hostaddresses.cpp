// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/hostaddresses.h"

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

HostAddresses::HostAddresses(const QString &host, HostResolver resolver, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_isName(addressesIn(host).isEmpty())
    , m_lookup(host, std::move(resolver), this)
    , m_known(addressesIn(host))
{
    m_patience.setSingleShot(true);
    connect(&m_lookup, &HostLookup::answered, this, &HostAddresses::onAnswered);
    connect(&m_patience, &QTimer::timeout, this, &HostAddresses::tell);
}

void HostAddresses::ask(Duration timeLimit)
{
    stop();
    const bool isLate = m_lookup.isUnderWay(); // an earlier attempt has waited for it already
    if (!m_isName || !m_fresh.hasExpired()) {
        tell();
        return;
    }
    m_lookup.start();
    if (!m_known.isEmpty() && isLate) {
        tell();
        return;
    }
    m_isLookingUp = true;
    if (!m_known.isEmpty())
        m_patience.start(std::chrono::ceil<std::chrono::milliseconds>(timeLimit / 4));
}

void HostAddresses::stop()
{
    m_patience.stop();
    m_isLookingUp = false;
}

void HostAddresses::onAnswered(const HostAnswer &answer)
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
        tell();
}

void HostAddresses::tell()
{
    stop();
    emit found(m_known);
}

void HostAddresses::fail(const QString &problem)
{
    stop();
    emit failed(problem);
}

} // namespace mtnops
