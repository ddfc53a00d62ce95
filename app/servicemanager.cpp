// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicemanager.h"

#include "logger/core/logging.h"

#include <systemd/sd-daemon.h>

#include <cstring>

namespace mtnops {

void tellServiceManager(const QByteArray &lines)
{
    if (const int sent = ::sd_notify(0, lines.constData()); sent < 0)
        qCWarning(engineLog) << "the service manager cannot be told:" << std::strerror(-sent);
}

std::chrono::milliseconds watchdogTime()
{
    uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) <= 0)
        return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(microseconds));
}

} // namespace mtnops
