// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiliveness.h"

#include <algorithm>

namespace mtnops {

IndiLiveness::IndiLiveness(const QStringList &devices, Duration silence) : m_silence(silence)
{
    for (const QString &device : devices)
        m_devices.insert(device, {});
}

void IndiLiveness::restart(Duration now)
{
    m_serverHeard = now;
    for (Times &times : m_devices)
        times = {.heard = now, .asked = now, .isDead = false};
}

void IndiLiveness::heard(const QString &device, Duration now)
{
    const auto times = m_devices.find(device);
    if (times == m_devices.end())
        return;
    times->heard = now;
    times->isDead = false;
}

QStringList IndiLiveness::takeDead(Duration now)
{
    QStringList dead;
    for (auto device = m_devices.begin(); device != m_devices.end(); ++device) {
        if (device->isDead || device->asked <= device->heard || now - device->asked < m_silence)
            continue;
        device->isDead = true;
        dead.append(device.key());
    }
    return dead;
}

QStringList IndiLiveness::takeDue(Duration now)
{
    QStringList due;
    for (auto device = m_devices.begin(); device != m_devices.end(); ++device) {
        if (now - std::max(device->heard, device->asked) < m_silence)
            continue;
        device->asked = now;
        due.append(device.key());
    }
    return due;
}

} // namespace mtnops
