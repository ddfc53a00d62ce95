// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** Chance that is the same at every call: simulations are functions of time, so that history can be made afterwards and
    agrees with what was shown live. @p seed tells one quantity from another. Pure; any thread. */

/** Evenly from 0 to below 1. */
double hashedUnit(quint64 seed, qint64 index);

/** A smooth curve from -1 to 1 that wanders about once in @p period. */
double smoothNoise(quint64 seed, Timestamp time, Duration period);

/** Bell-shaped about 0 with a standard deviation of 1, new in each microsecond. */
double sampleNoise(quint64 seed, Timestamp time);

} // namespace mtnops
