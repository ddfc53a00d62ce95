// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace mtnops {

/** What a process had resident at a moment. */
struct MemorySample
{
    qint64 time = 0; ///< monotonic ms
    qint64 bytes = 0;
};

/** The least of each quarter of the second half. In the first half caches fill; a fault takes memory and gives it back,
   and a quarter of an hour's second half is long enough for each fault to have its turn. What never comes back lifts
   the least as well. */
std::vector<MemorySample> memoryFloors(const std::vector<MemorySample> &samples);

/** By which they rise: a straight line through them. */
double bytesPerDay(const std::vector<MemorySample> &floors);

} // namespace mtnops
