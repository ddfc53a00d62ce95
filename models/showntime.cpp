// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/showntime.h"

#include <QDateTime>

#include <cmath>

namespace mtnops {

ShownTime ShownTime::sidereal(const SiteInfo &site)
{
    Q_ASSERT(site.hasPlace());
    ShownTime shown;
    shown.m_sky = std::make_shared<const Sky>(site);
    return shown;
}

QString ShownTime::name(Timestamp at) const
{
    return isSidereal() ? QStringLiteral("LST") : zoneName(at);
}

QString ShownTime::zoneName(Timestamp at) const
{
    if (m_zone == QTimeZone::utc())
        return QStringLiteral("UTC");
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(at);
    return m_zone.abbreviation(QDateTime::fromMSecsSinceEpoch(milliseconds.time_since_epoch().count(), m_zone));
}

Duration ShownTime::siderealTime(Timestamp time) const
{
    Q_ASSERT(isSidereal());
    constexpr Duration day = std::chrono::hours(24);
    const Duration elapsed(std::llround(m_sky->siderealTime(time) / 24 * double(day.count())));
    return elapsed < day ? elapsed : Duration::zero();
}

} // namespace mtnops
