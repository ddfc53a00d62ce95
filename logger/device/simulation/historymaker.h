// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/core/timerange.h"
#include "logger/site/site.h"

#include <functional>
#include <vector>

namespace mtnops {

/** Takes rows in order of time; false ends the making. */
using HistorySink = std::function<bool(std::vector<Sample> &&samples)>;

/** Hands over the rows that a simulated device would have logged: one poll at each multiple of the interval in @p
   range, through the same requests, models and decoders as live, in chunks of some thousand. Rows of outages are
   missing, as in life. Returns how many there were; none for a device that is not simulated, or that is disabled when
   it runs for want of a model or decoder. Computes without pause: not for the main or the polling thread. */
qint64 makeHistory(const DeviceConfig &device, const TimeRange &range, const HistorySink &sink);

} // namespace mtnops
