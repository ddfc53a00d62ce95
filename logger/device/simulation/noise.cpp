// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/noise.h"

#include <algorithm>

namespace mtnops {

double whiteNoise(qint64 index, quint32 seed)
{
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring integers give unrelated bits.
    quint64 bits = quint64(index) + (quint64(seed) + 1) * 0x9e3779b97f4a7c15U;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    bits ^= bits >> 31;
    return double(bits >> 11) / double(quint64(1) << 52) - 1;
}

double smoothNoise(Timestamp time, Duration period, quint32 seed)
{
    const Timestamp from = floorTo(time, period);
    const qint64 index = toMicroseconds(from) / period.count();
    const double share = smoothStep(double((time - from).count()) / double(period.count()));
    return whiteNoise(index, seed) * (1 - share) + whiteNoise(index + 1, seed) * share;
}

double smoothStep(double x)
{
    const double held = std::clamp(x, 0.0, 1.0);
    return held * held * (3 - 2 * held);
}

} // namespace mtnops
