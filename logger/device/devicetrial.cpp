// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicetrial.h"

#include "logger/device/devicefactory.h"

#include <utility>

namespace mtnops {

DeviceTrial::DeviceTrial(DeviceConfig config, const Clock &clock, QObject *parent) : QObject(parent)
{
    config.placeFile.clear(); // what is read here, the logger must still read
    m_device = makeDevice(config, clock);
    connect(m_device.get(), &Device::exchanged, this, &DeviceTrial::exchanged);
    connect(m_device.get(), &Device::sampleTaken, this, [this](const Sample &sample) {
        m_sample = sample;
        ++m_rows;
    });
    // Queued: a device may report the end of a poll from inside the call that began it.
    connect(m_device.get(), &Device::pollFinished, this, &DeviceTrial::report, Qt::QueuedConnection);
}

DeviceTrial::~DeviceTrial()
{
    m_device->stop();
}

void DeviceTrial::start()
{
    m_rejectedBefore = m_device->status().rejected;
    m_elapsed.start();
    m_device->pollNow();
}

void DeviceTrial::report(bool hasSucceeded)
{
    const DeviceStatus &status = m_device->status();
    emit finished({.hasSucceeded = hasSucceeded,
                   .sample = std::exchange(m_sample, std::nullopt),
                   .rows = std::exchange(m_rows, 0),
                   .status = status,
                   .elapsed = std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(m_elapsed.nsecsElapsed())),
                   .rejected = status.rejected - m_rejectedBefore});
}

} // namespace mtnops
