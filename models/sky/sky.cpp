// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/sky.h"

#include "models/sky/crossings.h"

#include <algorithm>
#include <cmath>
#include <libnova/dynamical_time.h>
#include <libnova/lunar.h>
#include <libnova/precession.h>
#include <libnova/sidereal_time.h>
#include <libnova/solar.h>
#include <numbers>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr double degree = std::numbers::pi / 180;
constexpr double astronomicalUnit = 149'597'870.7; // km
constexpr double earthRadius = 6378.14; // km, at the equator
constexpr double obliquity = 23.4392911 * degree; // of J2000
constexpr double refraction = 34.0 / 60; // degrees at the horizon, as almanacs take it
constexpr double sunriseAltitude = -50.0 / 60; // with the Sun's mean radius of 16'
constexpr double moonRadius = 0.2725; // of the Earth's
constexpr double moonPrecision = 1e-6; // of the series in libnova: radians; 0.2", and much quicker than all of it

constexpr Duration sampling = 10min;

double julianDay(Timestamp time)
{
    return 2440587.5 + double(toMicroseconds(time)) / 86'400e6;
}

/** The time that the theories of Sun and Moon run by: over a minute ahead of UT by now. */
double dynamicalDay(Timestamp time)
{
    return ln_get_jde(julianDay(time));
}

EquatorialVector vectorOf(const ln_equ_posn &place, double distance)
{
    const double ra = place.ra * degree;
    const double dec = place.dec * degree;
    return {distance * std::cos(dec) * std::cos(ra), distance * std::cos(dec) * std::sin(ra), distance * std::sin(dec)};
}

EquatorialVector placeOfSun(Timestamp time)
{
    ln_equ_posn place{};
    ln_get_solar_equ_coords(dynamicalDay(time), &place);
    return vectorOf(place, astronomicalUnit);
}

/** libnova's own equatorial place of the Moon is that of J2000: a quarter of a degree off by now. Nutation is left
    out: it moves the Moon as far as a second of time does. */
EquatorialVector placeOfMoon(Timestamp time)
{
    const double day = dynamicalDay(time);
    ln_rect_posn ecliptic{}; // of J2000
    ln_get_lunar_geo_posn(day, &ecliptic, moonPrecision);
    const double y = ecliptic.Y * std::cos(obliquity) - ecliptic.Z * std::sin(obliquity);
    const double z = ecliptic.Y * std::sin(obliquity) + ecliptic.Z * std::cos(obliquity);
    ln_equ_posn ofJ2000{.ra = std::atan2(y, ecliptic.X) / degree,
                        .dec = std::atan2(z, std::hypot(ecliptic.X, y)) / degree};
    ln_equ_posn ofDate{};
    ln_get_equ_prec(&ofJ2000, day, &ofDate);
    return vectorOf(ofDate, std::hypot(ecliptic.X, y, z));
}

} // namespace

SkyPhase skyPhase(double sunAltitude)
{
    if (sunAltitude > sunriseAltitude)
        return SkyPhase::Day;
    if (sunAltitude > -6)
        return SkyPhase::Civil;
    if (sunAltitude > -12)
        return SkyPhase::Nautical;
    return sunAltitude > -18 ? SkyPhase::Astronomical : SkyPhase::Night;
}

Sky::Sky(const SiteInfo &site)
    : m_latitude(site.latitude * degree), m_longitude(site.longitude), m_sun(placeOfSun, 24h), m_moon(placeOfMoon, 6h)
{
}

double Sky::siderealTime(Timestamp time) const
{
    const double hours = ln_get_apparent_sidereal_time(julianDay(time)) + m_longitude / 15;
    return hours - std::floor(hours / 24) * 24;
}

Sky::Direction Sky::direction(const Track &track, Timestamp time) const
{
    const EquatorialVector place = track.at(time);
    const double distance = std::hypot(place[0], place[1], place[2]);
    const double hourAngle = siderealTime(time) * 15 * degree - std::atan2(place[1], place[0]);
    const double sinDec = place[2] / distance;
    const double cosDec = std::hypot(place[0], place[1]) / distance;
    const double sine = std::sin(m_latitude) * sinDec + std::cos(m_latitude) * cosDec * std::cos(hourAngle);
    return {.altitude = std::asin(std::clamp(sine, -1.0, 1.0)) / degree, .distance = distance};
}

double Sky::sunAltitude(Timestamp time) const
{
    return direction(m_sun, time).altitude;
}

double Sky::moonAltitude(Timestamp time) const
{
    // The Earth as a sphere: its flattening moves moonrise by two seconds at most.
    const auto [altitude, distance] = direction(m_moon, time);
    const double up = distance * std::sin(altitude * degree) - earthRadius;
    return std::atan2(up, distance * std::cos(altitude * degree)) / degree;
}

QList<SkySpan> Sky::phases(const TimeRange &range) const
{
    const auto altitude = [this](Timestamp time) { return sunAltitude(time); };
    QList<Timestamp> limits = crossings(altitude, {sunriseAltitude, -6, -12, -18}, range, sampling);
    limits.prepend(range.from);
    limits.append(range.to);
    QList<SkySpan> spans;
    for (qsizetype index = 1; index < limits.size(); ++index) {
        const TimeRange part{limits.at(index - 1), limits.at(index)};
        if (part.isEmpty())
            continue;
        const SkyPhase phase = skyPhase(sunAltitude(part.from + part.length() / 2));
        if (!spans.isEmpty() && spans.last().phase == phase)
            spans.last().range.to = part.to;
        else
            spans.append({part, phase});
    }
    return spans;
}

QList<TimeRange> Sky::moonUp(const TimeRange &range) const
{
    // The radius in degrees as the distance makes it, over the same horizon as the Sun's.
    const auto overHorizon = [this](Timestamp time) {
        const double radius = std::asin(moonRadius * earthRadius / direction(m_moon, time).distance) / degree;
        return moonAltitude(time) + radius + refraction;
    };
    QList<Timestamp> limits = crossings(overHorizon, {0}, range, sampling);
    limits.prepend(range.from);
    limits.append(range.to);
    QList<TimeRange> up;
    for (qsizetype index = 1; index < limits.size(); ++index) {
        const TimeRange part{limits.at(index - 1), limits.at(index)};
        if (!part.isEmpty() && overHorizon(part.from + part.length() / 2) > 0)
            up.append(part);
    }
    return up;
}

QList<Timestamp> Sky::sunriseAndSunset(const TimeRange &range) const
{
    return crossings([this](Timestamp time) { return sunAltitude(time); }, {sunriseAltitude}, range, sampling);
}

} // namespace mtnops
