// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/siteinfo.h"
#include "logger/core/timerange.h"
#include "models/sky/track.h"

#include <QList>

namespace mtnops {

/** How dark the sky is, by the altitude of the Sun's centre. */
enum class SkyPhase : quint8
{
    Day, ///< over -50': the upper limb is above the horizon, with mean refraction
    Civil, ///< down to -6 degrees
    Nautical, ///< to -12 degrees
    Astronomical, ///< to -18 degrees
    Night
};

struct SkySpan
{
    TimeRange range;
    SkyPhase phase = SkyPhase::Day;
    friend bool operator==(const SkySpan &, const SkySpan &) = default;
};

/** The Sun and the Moon over a site, from libnova; right to some seconds from 1900 to 2100, for a level horizon (as
    almanacs have it, without the site's elevation). UT1 is taken for UTC: they differ by less than a second. Not for
    several threads at once. */
class Sky
{
public:
    explicit Sky(const SiteInfo &site);

    /** Of the centre of the disc, in degrees, without refraction. */
    double sunAltitude(Timestamp time) const;
    /** Of the centre of the disc as seen from the site, in degrees, without refraction. */
    double moonAltitude(Timestamp time) const;
    /** Local apparent sidereal time in hours, from 0 to below 24. */
    double siderealTime(Timestamp time) const;

    /** The phases of @p range, one after the other without gaps. */
    QList<SkySpan> phases(const TimeRange &range) const;
    /** When the Moon's upper limb is above the horizon, with mean refraction. */
    QList<TimeRange> moonUp(const TimeRange &range) const;
    /** The times in @p range at which the Sun rises or sets. */
    QList<Timestamp> sunriseAndSunset(const TimeRange &range) const;

private:
    struct Direction
    {
        double altitude = 0; ///< degrees, seen from the centre of the Earth
        double distance = 0; ///< km
    };
    Direction direction(const Track &track, Timestamp time) const;

    double m_latitude; ///< radians
    double m_longitude; ///< degrees east
    Track m_sun;
    Track m_moon;
};

SkyPhase skyPhase(double sunAltitude);

} // namespace mtnops
