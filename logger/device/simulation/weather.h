// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** The simulated weather on the mountain at one instant, without a sensor's noise. */
struct Weather
{
    double sunAltitude = 0; ///< degrees
    double temperature = 0; ///< °C
    double humidity = 0; ///< %, 3 to 100
    double wind = 0; ///< mph, gusts included
    double cloud = 0; ///< 0 clear to 1 overcast
    double rain = 0; ///< 0 dry to 1 pouring

    /** A dome may be open. */
    bool isDry() const { return rain <= 0 && humidity < 85 && cloud < 0.9; }
};

/** Warm afternoons and cold mornings, winters and summers, fronts of days that bring cloud, damp and wind, and seldom
    rain. The same at every call. Pure; any thread. */
Weather weatherAt(Timestamp time);

} // namespace mtnops
