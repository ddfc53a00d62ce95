// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/rowclock.h"

namespace mtnops {

RowClock::RowClock(std::optional<TimeFormat> format, const std::optional<QTimeZone> &zone) : m_format(format)
{
    if (zone)
        m_local.emplace(*zone);
}

Result<ForeignTime> RowClock::shown(const QVariant &stored)
{
    if (stored.isNull())
        return Error{ErrorCode::InvalidInput, QStringLiteral("no time")};
    const QByteArray text = plainText(stored);
    if (!m_format)
        m_format = timeFormatOf(text);
    const std::optional<ForeignTime> time = m_format ? readForeignTime(text, *m_format) : std::nullopt;
    if (!time) {
        return Error{ErrorCode::InvalidInput,
                     m_format && *m_format != TimeFormat::Iso
                         ? QStringLiteral("a time that is not written as the others are (%1)").arg(nameOf(*m_format))
                         : QStringLiteral("a time that cannot be read (2026-11-23 22:04:08.7 can be)")};
    }
    return *time;
}

Result<Timestamp> RowClock::instantOf(const ForeignTime &time)
{
    if (!time.isLocal)
        return fromMicroseconds(time.microseconds);
    if (!m_local) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a time without a zone: say in which it was written, as in --timezone "
                                    "America/Phoenix or --timezone UTC")};
    }
    const std::optional<Timestamp> instant = m_local->instantOf(time.microseconds);
    if (!instant) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a time that the clocks of %1 never showed, since daylight saving began")
                         .arg(QString::fromLatin1(m_local->zone().id()))};
    }
    return *instant;
}

Result<Timestamp> RowClock::readAlone(const QVariant &stored)
{
    const Result<ForeignTime> time = shown(stored);
    return time ? instantOf(*time) : time.error();
}

Result<Timestamp> RowClock::read(const QVariant &stored)
{
    const Result<Timestamp> time = readAlone(stored);
    return time ? Result<Timestamp>(ownTime(*time)) : time;
}

Timestamp RowClock::ownTime(Timestamp shown)
{
    Timestamp time = shown;
    if (m_shown && time >= *m_shown && time <= m_given) {
        time = m_given + Duration(1);
        ++m_moved;
    }
    m_shown = shown;
    m_given = time;
    return time;
}

} // namespace mtnops
