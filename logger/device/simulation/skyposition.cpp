// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/skyposition.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mtnops {

namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double j2000 = 2451545.0; // Julian day of 2000-01-01T12:00

} // namespace

double normalisedDegrees(double degrees)
{
    const double rest = std::fmod(degrees, 360);
    return rest < 0 ? rest + 360 : rest;
}

double julianDay(Timestamp time)
{
    return double(toMicroseconds(time)) / 86400e6 + 2440587.5;
}

double localSiderealTime(Timestamp time)
{
    return normalisedDegrees(280.46061837 + 360.98564736629 * (julianDay(time) - j2000) + simulatedLongitude);
}

Equatorial sunPosition(Timestamp time)
{
    const double days = julianDay(time) - j2000;
    const double meanLongitude = 280.460 + 0.9856474 * days;
    const double anomaly = (357.528 + 0.9856003 * days) * degree;
    const double longitude = (meanLongitude + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly)) * degree;
    const double obliquity = (23.439 - 0.0000004 * days) * degree;
    return {.rightAscension =
                normalisedDegrees(std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)) / degree),
            .declination = std::asin(std::sin(obliquity) * std::sin(longitude)) / degree};
}

Horizontal toHorizontal(const Equatorial &direction, double siderealTime)
{
    const double hourAngle = (siderealTime - direction.rightAscension) * degree;
    const double declination = direction.declination * degree;
    const double latitude = simulatedLatitude * degree;
    const double sine =
        std::sin(latitude) * std::sin(declination) + std::cos(latitude) * std::cos(declination) * std::cos(hourAngle);
    const double north =
        std::cos(latitude) * std::sin(declination) - std::sin(latitude) * std::cos(declination) * std::cos(hourAngle);
    const double east = -std::cos(declination) * std::sin(hourAngle);
    return {.altitude = std::asin(std::clamp(sine, -1.0, 1.0)) / degree,
            .azimuth = normalisedDegrees(std::atan2(east, north) / degree)};
}

Equatorial toEquatorial(const Horizontal &direction, double siderealTime)
{
    const double altitude = direction.altitude * degree;
    const double azimuth = direction.azimuth * degree;
    const double latitude = simulatedLatitude * degree;
    const double sine =
        std::sin(latitude) * std::sin(altitude) + std::cos(latitude) * std::cos(altitude) * std::cos(azimuth);
    const double west = -std::sin(azimuth) * std::cos(altitude);
    const double south =
        std::cos(latitude) * std::sin(altitude) - std::sin(latitude) * std::cos(altitude) * std::cos(azimuth);
    const double hourAngle = std::atan2(west, south) / degree;
    return {.rightAscension = normalisedDegrees(siderealTime - hourAngle),
            .declination = std::asin(std::clamp(sine, -1.0, 1.0)) / degree};
}

double sunAltitude(Timestamp time)
{
    return toHorizontal(sunPosition(time), localSiderealTime(time)).altitude;
}

double parallacticAngle(const Equatorial &direction, double siderealTime)
{
    const double hourAngle = (siderealTime - direction.rightAscension) * degree;
    const double declination = direction.declination * degree;
    return std::atan2(std::sin(hourAngle),
                      std::tan(simulatedLatitude * degree) * std::cos(declination)
                          - std::sin(declination) * std::cos(hourAngle))
        / degree;
}

} // namespace mtnops
