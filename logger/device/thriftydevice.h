// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/changefilter.h"
#include "logger/device/device.h"

#include <memory>

namespace mtnops {

/** Hands on what another device tells, polled or pushing, but of its rows those that a ChangeFilter lets pass. The
   device is asked as often as ever: its state and its outages are told at once. Lives on the polling thread. */
class ThriftyDevice final : public Device
{
    Q_OBJECT

public:
    ThriftyDevice(std::unique_ptr<Device> device, const DeviceConfig &config);

    void start() override;
    void stop() override;
    /** The row of it is handed on, whatever it says. */
    void pollNow() override;
    const DeviceStatus &status() const override { return m_device->status(); }
    SourcePlace place() const override { return m_device->place(); }

private:
    void onSample(const Sample &sample);
    void onStatus(const DeviceStatus &status);
    void release();

    Device *const m_device; ///< a child
    ChangeFilter m_filter;
};

} // namespace mtnops
