// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/siteinfo.h"
#include "logger/core/timerange.h"
#include "models/sky/sky.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <memory>

namespace mtnops {

/** The clocks that times can be shown in. */
enum class ShownClock : quint8
{
    Utc,
    Site,
    Sidereal,
};

/** What instants are shown in: the civil time of a zone, or the local sidereal time of a site. Sidereal time does not
    tell the day, so that dates beside it, and times that are typed, are in UTC. A value for the main thread. */
class ShownTime
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::ShownTime)

public:
    /** Sidereal seconds in a second of UTC: the mean rate; the apparent one differs by less than a millisecond a day.
     */
    static constexpr double siderealRate = 1.00273790935;

    ShownTime(QTimeZone zone = QTimeZone::utc()) : m_zone(std::move(zone)) { }
    /** @p site has a place. */
    static ShownTime sidereal(const SiteInfo &site);

    bool isSidereal() const { return m_sky != nullptr; }
    /** The zone of dates. */
    const QTimeZone &zone() const { return m_zone; }
    /** What is shown at that instant is called "MST", "UTC" or "LST". */
    QString name(Timestamp at) const;
    /** What the dates are called: name(), or "UTC" beside sidereal time. */
    QString zoneName(Timestamp at) const;
    /** What is shown over @p range is called: "MST", or "MDT, then MST" where the clocks change in it; "MST and MDT"
        where they are changed to and back. */
    QString names(const TimeRange &range) const;
    /** What the dates are called over @p range: names(), or "UTC" beside sidereal time. */
    QString zoneNames(const TimeRange &range) const;

    /** Local apparent sidereal time as a duration in its own seconds, from 0 to below 24 h; only where isSidereal(). */
    Duration siderealTime(Timestamp time) const;

private:
    QTimeZone m_zone;
    std::shared_ptr<const Sky> m_sky; ///< of the site whose sidereal time is shown
};

} // namespace mtnops
