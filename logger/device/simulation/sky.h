// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** Where the simulated telescope stands: the Kuiper on Mt. Bigelow. */
constexpr double simulatedLatitude = 32.4165; // degrees north
constexpr double simulatedLongitude = -110.7346; // degrees east

constexpr double degreesToRadians(double degrees)
{
    return degrees * 0.017453292519943295;
}

/** Days since noon of 1 January 4713 BC, in UTC. */
double julianDate(Timestamp time);

/** Local mean sidereal time at the simulated telescope, 0 to below 24 hours. Source: Meeus, Astronomical Algorithms,
    2nd edition, formula 12.4; UT1 is taken to be UTC. */
double siderealHours(Timestamp time);

/** A direction in the sky above the simulated telescope. */
struct Horizontal
{
    double altitude = 0; ///< degrees, without refraction
    double azimuth = 0; ///< degrees from north over east, 0 to below 360
};

/** @p hourAngle in hours, positive west of the meridian; @p declination in degrees. */
Horizontal horizontalAt(double hourAngle, double declination);

/** Degrees, -180 to 180, positive west of the meridian. Source: Meeus, formula 14.1. */
double parallacticAngle(double hourAngle, double declination);

/** Altitude of the Sun's centre in degrees, without refraction, good to 0.02. Source: the low-precision formulae of the
    Astronomical Almanac, page C5. */
double sunAltitude(Timestamp time);

} // namespace mtnops
