// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** A direction in the equatorial system of the date. */
struct Equatorial
{
    double rightAscension = 0; ///< degrees, 0 to 360
    double declination = 0; ///< degrees, -90 to 90
};

/** A direction above the simulated telescope. */
struct Horizontal
{
    double altitude = 0; ///< degrees
    double azimuth = 0; ///< degrees from north by east, 0 to 360
};

/** Mt. Bigelow, where the simulated telescope stands: degrees north, degrees east. */
inline constexpr double simulatedLatitude = 32.4165;
inline constexpr double simulatedLongitude = -110.7346;

/** @p degrees brought to 0 to 360. */
double normalisedDegrees(double degrees);

/** Julian day of an instant. */
double julianDay(Timestamp time);

/** Local mean sidereal time in degrees: Meeus, Astronomical Algorithms, formula 12.4 without the square terms; the same
   as UT1 within the second that UTC keeps. */
double localSiderealTime(Timestamp time);

/** The Sun to a hundredth of a degree between 1950 and 2050: The Astronomical Almanac, page C5, low precision. */
Equatorial sunPosition(Timestamp time);

/** Without refraction. @p siderealTime in degrees. */
Horizontal toHorizontal(const Equatorial &direction, double siderealTime);
Equatorial toEquatorial(const Horizontal &direction, double siderealTime);

/** The Sun's altitude there, degrees. */
double sunAltitude(Timestamp time);

/** The angle between zenith and pole at that place in the sky, degrees, -180 to 180: Meeus, formula 14.1. */
double parallacticAngle(const Equatorial &direction, double siderealTime);

} // namespace mtnops
