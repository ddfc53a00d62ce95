// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service.h"

#include "app/console.h"

#include <QLocale>

namespace mtnops {

namespace {

QString inWords(DeviceState state)
{
    return nameOf(state).replace(u'-', u' ');
}

} // namespace

Service::Service(Site site, const Clock &clock, std::optional<Duration> statusInterval, QObject *parent)
    : QObject(parent), m_engine(std::move(site), clock)
{
    if (!statusInterval)
        return;
    m_statusTimer.setInterval(std::chrono::duration_cast<std::chrono::milliseconds>(*statusInterval));
    connect(&m_statusTimer, &QTimer::timeout, this, &Service::printStatus);
}

Result<void> Service::start()
{
    Result<void> started = m_engine.start();
    if (started && m_statusTimer.interval() > 0)
        m_statusTimer.start();
    return started;
}

Result<void> Service::stop()
{
    m_statusTimer.stop();
    m_engine.stop();
    return m_engine.outcome();
}

void Service::printStatus()
{
    if (!printResult(statusLine(m_engine.status())))
        m_statusTimer.stop(); // whoever read it has gone; the logging goes on
}

QString statusLine(const EngineStatus &status)
{
    QStringList parts{QStringLiteral("%1 rows").arg(status.rowsWritten),
                      QStringLiteral("%1 rows/s").arg(status.rowsPerSecond, 0, 'f', 1),
                      QLocale::c().formattedDataSize(status.databaseBytes)};
    if (status.lost > 0)
        parts.append(QStringLiteral("%1 lost").arg(status.lost));
    if (!status.problem.isEmpty())
        parts.append(QStringLiteral("cannot write: %1").arg(status.problem));
    QStringList unwell;
    for (const DeviceStatus &device : status.devices) {
        if (device.state != DeviceState::Good)
            unwell.append(QStringLiteral("%1 %2").arg(device.device, inWords(device.state)));
    }
    parts.append(unwell.isEmpty() ? QStringLiteral("all %1 devices good").arg(status.devices.size())
                                  : unwell.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(" · "));
}

} // namespace mtnops
