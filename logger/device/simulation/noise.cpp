// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/noise.h"

#include <cmath>

namespace mtnops {

namespace {

/** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input changes half of the output. */
quint64 mixed(quint64 bits)
{
    bits += 0x9e3779b97f4a7c15ULL;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

} // namespace

double hashedUnit(quint64 seed, qint64 index)
{
    return double(mixed(mixed(seed) ^ quint64(index)) >> 11) * 0x1p-53;
}

double smoothNoise(quint64 seed, Timestamp time, Duration period)
{
    const Timestamp knot = floorTo(time, period);
    const qint64 index = toMicroseconds(knot) / period.count();
    const double x = double((time - knot).count()) / double(period.count());
    const double weight = x * x * x * (x * (x * 6 - 15) + 10); // no corner in the curve nor in its slope
    const double before = hashedUnit(seed, index);
    const double after = hashedUnit(seed, index + 1);
    return 2 * (before + (after - before) * weight) - 1;
}

double sampleNoise(quint64 seed, Timestamp time)
{
    const qint64 index = toMicroseconds(time) * 3;
    const double sum = hashedUnit(seed, index) + hashedUnit(seed, index + 1) + hashedUnit(seed, index + 2);
    return (sum - 1.5) * 2; // a sum of three has a variance of 3/12
}

} // namespace mtnops
