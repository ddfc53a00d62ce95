// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/device/device.h"
#include "logger/site/site.h"

#include <memory>

namespace mtnops {

/** Makes the device that a configuration describes; one with a problem is made too, says so by its state, and polls
    nothing. @p clock must outlive the device. */
std::unique_ptr<Device> makeDevice(const DeviceConfig &config, const Clock &clock);

} // namespace mtnops
