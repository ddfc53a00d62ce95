// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/skyposition.h"

namespace mtnops {

/** Where the simulated telescope is and what it does. */
struct Telescope
{
    Horizontal position;
    Equatorial sky; ///< the same, in equatorial coordinates
    double siderealTime = 0; ///< degrees
    double domeAzimuth = 0; ///< degrees
    double focus = 0; ///< counts
    bool isSlewing = false;
    bool isFocusing = false;
    bool isDomeMoving = false;
};

/** Stowed at the zenith by day and under a closed dome; at night a new target every 37 minutes, two minutes of slewing,
    then sidereal tracking. The dome follows in steps; the focus follows the temperature from target to target. */
Telescope telescopeAt(Timestamp time);

} // namespace mtnops
