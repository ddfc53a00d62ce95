// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statusline.h"

#include <QLocale>

namespace mtnops {

namespace {

QString inWords(DeviceState state)
{
    return nameOf(state).replace(u'-', u' ');
}

} // namespace

QString statusLine(const EngineStatus &status)
{
    QStringList parts{QStringLiteral("%1 rows").arg(status.rowsWritten),
                      QStringLiteral("%1 rows/s").arg(status.rowsPerSecond, 0, 'f', 1),
                      QLocale::c().formattedDataSize(status.databaseBytes)};
    if (status.lost > 0)
        parts.append(QStringLiteral("%1 lost").arg(status.lost));
    if (!status.problem.isEmpty())
        parts.append(QStringLiteral("cannot write, %1 readings wait: %2").arg(status.queued).arg(status.problem));
    if (!status.alarm.isEmpty())
        parts.append(status.alarm);
    QStringList unwell;
    for (const DeviceStatus &device : status.devices) {
        if (device.state != DeviceState::Good)
            unwell.append(QStringLiteral("%1 %2").arg(device.device, inWords(device.state)));
    }
    if (!unwell.isEmpty())
        parts.append(unwell.join(QStringLiteral(", ")));
    else if (status.devices.size() == 1)
        parts.append(QStringLiteral("1 device good"));
    else
        parts.append(QStringLiteral("all %1 devices good").arg(status.devices.size()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace mtnops
