// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/nights.h"

#include <QDateTime>

namespace mtnops {

namespace {

Timestamp noonOf(const QDate &date, const QTimeZone &zone)
{
    return Timestamp(std::chrono::milliseconds(QDateTime(date, QTime(12, 0), zone).toMSecsSinceEpoch()));
}

} // namespace

Nights::Nights(const SiteInfo &site) : m_sky(site), m_zone(site.timeZone)
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

Night Nights::at(Timestamp time) const
{
    return startingAt(eveningOf(time));
}

Night Nights::tonight(Timestamp now) const
{
    const Night night = at(now);
    return now < night.dark.to ? night : after(night);
}

Night Nights::before(const Night &night) const
{
    return startingAt(eveningOf(night.noons.from).addDays(-1));
}

Night Nights::after(const Night &night) const
{
    return startingAt(eveningOf(night.noons.from).addDays(1));
}

Night Nights::startingAt(const QDate &evening) const
{
    Night night{.noons = {noonOf(evening, m_zone), noonOf(evening.addDays(1), m_zone)}};
    night.dark = night.noons;
    const QList<Timestamp> times = m_sky.sunriseAndSunset(night.noons);
    if (times.size() == 2 && m_sky.sunAltitude(night.noons.from) > m_sky.sunAltitude(times.first()))
        night.dark = {times.first(), times.last()};
    return night;
}

QDate Nights::eveningOf(Timestamp time) const
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
    const QDate date = QDateTime::fromMSecsSinceEpoch(milliseconds, m_zone).date();
    return time < noonOf(date, m_zone) ? date.addDays(-1) : date;
}

} // namespace mtnops
