// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/sky.h"

#include <cmath>

namespace mtnops {

namespace {

constexpr double latitude = degreesToRadians(simulatedLatitude);
const double sinLatitude = std::sin(latitude);
const double cosLatitude = std::cos(latitude);

double toDegrees(double radians)
{
    return radians / degreesToRadians(1);
}

double withinTurn(double value, double turn)
{
    const double rest = std::fmod(value, turn);
    return rest < 0 ? rest + turn : rest;
}

double daysSince2000(Timestamp time)
{
    return julianDate(time) - 2451545.0;
}

} // namespace

double julianDate(Timestamp time)
{
    return 2440587.5 + double(toMicroseconds(time)) / 86'400e6;
}

double siderealHours(Timestamp time)
{
    const double days = daysSince2000(time);
    const double century = days / 36525;
    const double greenwich = 280.46061837 + 360.98564736629 * days + 0.000387933 * century * century;
    return withinTurn(greenwich + simulatedLongitude, 360) / 15;
}

Horizontal horizontalAt(double hourAngle, double declination)
{
    const double h = degreesToRadians(hourAngle * 15);
    const double delta = degreesToRadians(declination);
    const double south = std::cos(h) * std::cos(delta) * sinLatitude - std::sin(delta) * cosLatitude;
    const double west = std::sin(h) * std::cos(delta);
    const double up = std::sin(delta) * sinLatitude + std::cos(delta) * cosLatitude * std::cos(h);
    return {toDegrees(std::atan2(up, std::hypot(south, west))),
            withinTurn(toDegrees(std::atan2(west, south)) + 180, 360)};
}

double parallacticAngle(double hourAngle, double declination)
{
    const double h = degreesToRadians(hourAngle * 15);
    const double delta = degreesToRadians(declination);
    return toDegrees(std::atan2(std::sin(h) * cosLatitude,
                                sinLatitude * std::cos(delta) - std::sin(delta) * cosLatitude * std::cos(h)));
}

double sunAltitude(Timestamp time)
{
    const double days = daysSince2000(time);
    const double anomaly = degreesToRadians(withinTurn(357.528 + 0.9856003 * days, 360));
    const double longitude =
        degreesToRadians(280.460 + 0.9856474 * days + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly));
    const double obliquity = degreesToRadians(23.439 - 0.0000004 * days);
    const double rightAscension = std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude));
    const double declination = std::asin(std::sin(obliquity) * std::sin(longitude));
    const double hourAngle = degreesToRadians(siderealHours(time) * 15) - rightAscension;
    return toDegrees(
        std::asin(std::sin(declination) * sinLatitude + std::cos(declination) * cosLatitude * std::cos(hourAngle)));
}

} // namespace mtnops
