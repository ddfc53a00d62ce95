// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/showntime.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

QDateTime inZone(Timestamp time, const QTimeZone &zone)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(milliseconds.time_since_epoch().count(), zone);
}

} // namespace

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
    return m_zone.abbreviation(inZone(at, m_zone));
}

QString ShownTime::names(const TimeRange &range) const
{
    return isSidereal() ? name(range.from) : zoneNames(range);
}

QString ShownTime::zoneNames(const TimeRange &range) const
{
    const Timestamp end = std::max(range.from, range.to - Duration(1)); // a change at the very end is not shown
    const QString first = zoneName(range.from);
    const QString last = zoneName(end);
    if (first != last)
        return tr("%1, then %2").arg(first, last);
    const QTimeZone::OffsetData change = m_zone.nextTransition(inZone(range.from, m_zone));
    const bool isChanged = change.atUtc.isValid() && change.atUtc <= inZone(end, m_zone);
    const QString between = isChanged ? m_zone.abbreviation(change.atUtc) : first;
    return between == first ? first : tr("%1 and %2").arg(first, between);
}

Duration ShownTime::siderealTime(Timestamp time) const
{
    Q_ASSERT(isSidereal());
    constexpr Duration day = std::chrono::hours(24);
    const Duration elapsed(std::llround(m_sky->siderealTime(time) / 24 * double(day.count())));
    return elapsed < day ? elapsed : Duration::zero();
}

} // namespace mtnops
