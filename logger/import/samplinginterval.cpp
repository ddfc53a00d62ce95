// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/samplinginterval.h"

#include "logger/site/devicesettings.h"

#include <algorithm>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

/** A clock's jitter is not of the interval. */
Duration rounded(Duration interval)
{
    const Duration unit = interval >= 2s ? Duration(1s) : interval >= 100ms ? Duration(100ms) : Duration(1ms);
    return (interval + unit / 2) / unit * unit;
}

} // namespace

Duration samplingInterval(const std::vector<Timestamp> &times)
{
    std::vector<Duration> steps;
    for (std::size_t row = 1; row < times.size(); ++row) {
        if (times[row] > times[row - 1])
            steps.push_back(times[row] - times[row - 1]);
    }
    if (steps.empty())
        return 1s;
    const auto middle = steps.begin() + std::ptrdiff_t(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return std::clamp(rounded(*middle), shortestInterval, longestInterval);
}

} // namespace mtnops
