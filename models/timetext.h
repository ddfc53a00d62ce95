// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timestamp.h"
#include "models/sky/nights.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <memory>

namespace mtnops {

/** Instants as people read and type them, in one time zone. A value; one with nights for the main thread. */
class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::TimeText)

public:
    /** @p nights, if any, are the site's: they make sunset and sunrise readable. */
    explicit TimeText(QTimeZone zone = QTimeZone::utc(), std::shared_ptr<const Nights> nights = nullptr)
        : m_zone(std::move(zone)), m_nights(std::move(nights))
    {
    }

    const QTimeZone &zone() const { return m_zone; }
    /** What the zone is called at that instant: "MST", "UTC". */
    QString zoneName(Timestamp at) const;

    QDateTime dateTime(Timestamp time) const;
    /** "2026-11-23 17:18", with seconds where @p span is below two hours, with milliseconds below ten seconds. */
    QString write(Timestamp time, Duration span) const;

    /** Reads "now", "-6h", "now - 30min", "today", "yesterday 18:00", "18:00" (today), "2026-11-22", "2026-11-22
       18:00", with seconds and up to six decimals, 'T' between, and at the end "Z", "UTC" or "-07:00" for another zone
       than ours; and "sunset" or "sunrise", of tonight or behind a day. A time that daylight saving skips is an error;
       of one that comes twice it is the first. The error says what is accepted. */
    Result<Timestamp> read(const QString &text, Timestamp now) const;

private:
    Result<Timestamp> readCalendar(const QString &text, Timestamp now) const;

    Result<Timestamp> readSun(const QString &text, Timestamp now) const;

    QTimeZone m_zone;
    std::shared_ptr<const Nights> m_nights;
};

} // namespace mtnops
