// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** A number from -1 to 1 that jumps with @p index and is always the same for the same arguments. */
double whiteNoise(qint64 index, quint32 seed);

/** A smooth curve from -1 to 1 that turns about once in @p period, always the same for the same arguments: value noise,
   a cubic between white numbers at the multiples of the period. */
double smoothNoise(Timestamp time, Duration period, quint32 seed);

/** 3x² - 2x³ for x from 0 to 1, held at its ends outside. */
double smoothStep(double x);

} // namespace mtnops
