// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/memoryfloor.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr double msOfADay = 86'400'000;
constexpr std::size_t floorCount = 4;

} // namespace

std::vector<MemorySample> memoryFloors(const std::vector<MemorySample> &samples)
{
    std::vector<MemorySample> floors;
    const auto half = samples.begin() + std::ptrdiff_t(samples.size() / 2);
    const std::ptrdiff_t length = (samples.end() - half) / std::ptrdiff_t(floorCount);
    for (std::size_t index = 0; index < floorCount && length > 0; ++index) {
        const auto begin = half + std::ptrdiff_t(index) * length;
        floors.push_back(
            *std::min_element(begin, begin + length, [](const MemorySample &left, const MemorySample &right) {
                return left.bytes < right.bytes;
            }));
    }
    return floors;
}

double bytesPerDay(const std::vector<MemorySample> &floors)
{
    double meanTime = 0;
    double meanBytes = 0;
    for (const MemorySample &floor : floors) {
        meanTime += double(floor.time) / double(floors.size());
        meanBytes += double(floor.bytes) / double(floors.size());
    }
    double product = 0;
    double square = 0;
    for (const MemorySample &floor : floors) {
        const double time = double(floor.time) - meanTime;
        product += time * (double(floor.bytes) - meanBytes);
        square += time * time;
    }
    return square > 0 ? product / square * msOfADay : 0;
}

} // namespace mtnops
