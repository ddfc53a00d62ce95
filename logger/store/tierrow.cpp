// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tierrow.h"

#include "logger/store/tiers.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

int edgeStep(double value, double minimum, double maximum)
{
    const double way = (value - minimum) / (maximum - minimum); // no number where they are equal or too far apart
    return std::isfinite(way) ? int(std::lround(std::clamp(way, 0.0, 1.0) * edgeSteps)) : 0;
}

double edgeValue(int step, double minimum, double maximum)
{
    // Both ends come out exact, and nothing beyond them.
    if (step <= 0)
        return minimum;
    if (step >= edgeSteps)
        return maximum;
    return minimum + (maximum / edgeSteps - minimum / edgeSteps) * step;
}

} // namespace mtnops
