// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/thriftydevice.h"

namespace mtnops {

ThriftyDevice::ThriftyDevice(std::unique_ptr<Device> device, const DeviceConfig &config)
    : m_device(device.release()), m_filter(config)
{
    m_device->setParent(this);
    connect(m_device, &Device::sampleTaken, this, &ThriftyDevice::onSample);
    connect(m_device, &Device::statusChanged, this, &ThriftyDevice::onStatus);
    connect(m_device, &Device::eventRaised, this, &Device::eventRaised);
    connect(m_device, &Device::exchanged, this, &Device::exchanged);
    connect(m_device, &Device::pollFinished, this, &Device::pollFinished);
}

void ThriftyDevice::start()
{
    m_device->start();
}

void ThriftyDevice::stop()
{
    release();
    m_device->stop();
}

void ThriftyDevice::pollNow()
{
    m_filter.letNextPass();
    m_device->pollNow();
}

void ThriftyDevice::onSample(const Sample &sample)
{
    for (const Sample &row : m_filter.take(sample))
        emit sampleTaken(row);
}

/** The last good row says how long all was well. */
void ThriftyDevice::onStatus(const DeviceStatus &status)
{
    if (status.state != DeviceState::Good && status.state != DeviceState::NeverSeen)
        release();
    emit statusChanged(status);
}

void ThriftyDevice::release()
{
    if (const std::optional<Sample> row = m_filter.release())
        emit sampleTaken(*row);
}

} // namespace mtnops
