// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/historyportion.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration wantedTime = 200ms;
constexpr Duration shortestPortion = 1min;
constexpr double mostGrowth = 2; // one quick transaction does not tell how the next one goes

} // namespace

void HistoryPortion::noteWritten(Duration took)
{
    const double factor = double(wantedTime.count()) / double(std::max(took, Duration(1ms)).count());
    const double length = double(m_length.count()) * std::min(factor, mostGrowth);
    m_length = std::clamp(Duration(std::llround(length)), shortestPortion, longest);
}

} // namespace mtnops
