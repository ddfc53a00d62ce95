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

/** What a simulated device would have logged in @p range: its model's bytes, through the same decoders, on the grid of
    the interval; polls that fail leave no row. Hands over chunks of some thousand rows. Blocks: not for the main or the
    polling thread. Does nothing for a device that is not simulated. */
void makeHistory(const DeviceConfig &config, const TimeRange &range, const HistorySink &sink);

} // namespace mtnops
