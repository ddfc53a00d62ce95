// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticksteps.h"

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr std::array clockSteps = {
    Duration(1ms),   Duration(2ms),   Duration(5ms),  Duration(10ms), Duration(20ms),  Duration(50ms),  Duration(100ms),
    Duration(200ms), Duration(500ms), Duration(1s),   Duration(2s),   Duration(5s),    Duration(10s),   Duration(15s),
    Duration(30s),   Duration(1min),  Duration(2min), Duration(5min), Duration(10min), Duration(15min), Duration(30min),
    Duration(1h),    Duration(2h),    Duration(3h),   Duration(6h),   Duration(12h)};

constexpr std::array daySteps = {1, 2, 5, 7};
constexpr std::array monthSteps = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};

constexpr Duration day = 24h;

/** So many months at their shortest. */
constexpr Duration lengthOf(int months)
{
    if (months == 1)
        return 28 * day;
    return months % 12 == 0 ? months / 12 * 365 * day : (months * 30 - 1) * day;
}

} // namespace

TickStep tickStep(Duration least)
{
    for (const Duration step : clockSteps) {
        if (step >= least)
            return {.unit = TickStep::Clock, .duration = step};
    }
    for (const int days : daySteps) {
        if (days * day >= least)
            return {.unit = TickStep::Days, .duration = days * day, .count = days};
    }
    for (const int months : monthSteps) {
        if (lengthOf(months) >= least)
            return {.unit = TickStep::Months, .duration = lengthOf(months), .count = months};
    }
    return {.unit = TickStep::Months, .duration = lengthOf(monthSteps.back()), .count = monthSteps.back()};
}

} // namespace mtnops
