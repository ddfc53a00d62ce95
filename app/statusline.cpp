// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statusline.h"

#include "logger/core/counted.h"

#include <QLocale>

namespace mtnops {

namespace {

QString inWords(DeviceState state)
{
    return nameOf(state).replace(u'-', u' ');
}

QString allGood(qsizetype devices)
{
    const QString which = devices > 1 ? QStringLiteral("all ") : QString();
    return devices == 0 ? QStringLiteral("no device") : which + counted(devices, "device") + QStringLiteral(" good");
}

} // namespace

QString statusLine(const EngineStatus &status)
{
    QStringList parts{counted(status.rowsWritten, "row"),
                      QStringLiteral("%1 rows/s").arg(status.rowsPerSecond, 0, 'f', 1),
                      QLocale::c().formattedDataSize(status.databaseBytes)};
    if (status.lost > 0)
        parts.append(QStringLiteral("%1 lost").arg(status.lost));
    if (!status.problem.isEmpty())
        parts.append(
            QStringLiteral("cannot write, %1 waiting: %2").arg(counted(status.queued, "reading"), status.problem));
    if (!status.alarm.isEmpty())
        parts.append(status.alarm);
    QStringList unwell;
    for (const DeviceStatus &device : status.devices) {
        if (device.state != DeviceState::Good)
            unwell.append(QStringLiteral("%1 %2").arg(device.device, inWords(device.state)));
    }
    parts.append(unwell.isEmpty() ? allGood(status.devices.size()) : unwell.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(" · "));
}

} // namespace mtnops
