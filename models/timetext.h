// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timestamp.h"
#include "models/showntime.h"
#include "models/sky/nights.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <memory>

namespace mtnops {

/** Instants as people read and type them, in one time zone; beside sidereal time, which does not tell the day, in UTC.
    A value for the main thread. */
class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::TimeText)

public:
    /** @p nights, if any, are the site's: they make sunset and sunrise readable. */
    explicit TimeText(ShownTime shown = {}, std::shared_ptr<const Nights> nights = nullptr)
        : m_shown(std::move(shown)), m_nights(std::move(nights))
    {
    }

    const ShownTime &shown() const { return m_shown; }
    /** Of what is written and typed. */
    const QTimeZone &zone() const { return m_shown.zone(); }

    QDateTime dateTime(Timestamp time) const;
    /** "2026-11-23 17:18", with seconds where @p span is below two hours, with milliseconds below ten seconds; with the
       offset, " -07:00", where the clocks show that time twice. */
    QString write(Timestamp time, Duration span) const;
    /** With milliseconds, and with sidereal time behind where that is shown: "2026-11-23 17:18:05.250  LST 21:02:11".
     */
    QString writeWhole(Timestamp time) const;
    /** As short as can be told at @p now: on the same day without it, "17:18:05" or "LST 21:02:11"; else to the second.
     */
    QString writeShort(Timestamp time, Timestamp now) const;
    /** The time of day and what it is: "17:18:05 MST", "LST 21:02:11". */
    QString writeClock(Timestamp time) const;

    /** Reads "now", "6h" or "-6h" (that long ago), "now - 30min", "today", "yesterday 18:00", "18:00" (the last one),
       "noon", "midnight" (the day's beginning), "2026-11-22", "22.11.2026", "2026-11-22 18:00", with seconds and up to
       six decimals, 'T' between, and at the end "Z", "UTC" or "-07:00" for another zone than ours; and "sunset" or
       "sunrise", of tonight or behind a day. A time that daylight saving skips is an error; of one that comes twice it
       is the first. The error says what is accepted. */
    Result<Timestamp> read(const QString &text, Timestamp now) const;
    /** Whether that is told from now, as "-6h" and "now + 30min" are. */
    static bool isRelative(const QString &text);
    /** Whether read() needs nights for it: a sunset or sunrise. */
    static bool isOfSun(const QString &text);

private:
    /** Behind a time that the clocks show twice; else empty. */
    QString offsetText(const QDateTime &civil) const;
    Result<Timestamp> readCalendar(const QString &text, Timestamp now) const;

    Result<Timestamp> readSun(const QString &text, Timestamp now) const;

    ShownTime m_shown;
    std::shared_ptr<const Nights> m_nights;
};

} // namespace mtnops
