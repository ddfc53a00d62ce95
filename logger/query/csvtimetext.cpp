// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvtimetext.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr qint64 microsecondsInHour = Duration(1h).count();
constexpr int minuteDigits = 13; // "04:08.700000Z"

/** Writes @p number with leading zeros into @p digits places. */
char *writeDigits(char *to, qint64 number, int digits)
{
    for (int place = digits - 1; place >= 0; --place) {
        to[place] = char('0' + number % 10);
        number /= 10;
    }
    return to + digits;
}

QByteArray offsetText(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    std::array<char, 6> text{};
    text[0] = seconds < 0 ? '-' : '+';
    writeDigits(&text[1], minutes / 60, 2);
    text[3] = ':';
    writeDigits(&text[4], minutes % 60, 2);
    return QByteArray(text.data(), text.size());
}

char *writeBytes(char *to, const QByteArray &bytes)
{
    return std::copy(bytes.cbegin(), bytes.cend(), to);
}

char *writeUnix(char *to, qint64 time)
{
    const qint64 magnitude = std::abs(time);
    if (time < 0)
        *to++ = '-';
    to = std::to_chars(to, to + CsvTimeText::longest, magnitude / 1'000'000).ptr;
    *to++ = '.';
    return writeDigits(to, magnitude % 1'000'000, 6);
}

/** Days since 1858-11-17T00:00Z. Twelve decimals: rounded and read as a double they still find the microsecond, until
    2038, when a double has no digits left for it. */
char *writeMjd(char *to, qint64 time)
{
    constexpr qint64 unixEpoch = 40'587;
    constexpr qint64 whole = 1'000'000'000'000;
    const Timestamp midnight = floorTo(fromMicroseconds(time), 24h);
    qint64 day = unixEpoch + midnight.time_since_epoch() / 24h;
    // 10^12 / 86,400,000,000 µs = 625 / 54
    qint64 fraction = ((time - toMicroseconds(midnight)) * 625 + 27) / 54;
    if (day < 0) {
        *to++ = '-';
        day = -day - (fraction > 0 ? 1 : 0);
        fraction = fraction > 0 ? whole - fraction : 0;
    }
    to = std::to_chars(to, to + CsvTimeText::longest, day).ptr;
    *to++ = '.';
    return writeDigits(to, fraction, 12);
}

} // namespace

char *CsvTimeText::write(char *to, qint64 time)
{
    if (m_style == CsvTime::Unix)
        return writeUnix(to, time);
    if (m_style == CsvTime::Mjd)
        return writeMjd(to, time);
    if (time < m_from || time >= m_to)
        startHour(time);
    const qint64 sinceHour = time - m_hour;
    const qint64 seconds = sinceHour / 1'000'000;
    to = writeBytes(to, m_prefix);
    to = writeDigits(to, seconds / 60, 2);
    *to++ = ':';
    to = writeDigits(to, seconds % 60, 2);
    *to++ = '.';
    to = writeDigits(to, sinceHour % 1'000'000, 6);
    return writeBytes(to, m_suffix);
}

void CsvTimeText::startHour(qint64 time)
{
    int offset = 0;
    m_suffix = QByteArrayLiteral("Z");
    m_from = toMicroseconds(floorTo(fromMicroseconds(time), 1h));
    m_to = m_from + microsecondsInHour;
    m_hour = m_from;
    if (m_style == CsvTime::Local) {
        const QDateTime instant =
            QDateTime::fromMSecsSinceEpoch(toMicroseconds(floorTo(fromMicroseconds(time), 1ms)) / 1000, Qt::UTC);
        offset = m_zone.offsetFromUtc(instant);
        m_suffix = offsetText(offset);
        const qint64 shift = qint64(offset) * 1'000'000;
        m_hour = toMicroseconds(floorTo(fromMicroseconds(time + shift), 1h)) - shift;
        // Nothing before this instant is taken for granted: the offset may have changed within the hour.
        m_from = time;
        m_to = m_hour + microsecondsInHour;
        const QTimeZone::OffsetData next = m_zone.nextTransition(instant);
        if (next.atUtc.isValid())
            m_to = std::min(m_to, next.atUtc.toMSecsSinceEpoch() * 1000);
    }
    m_prefix = toIsoUtc(fromMicroseconds(m_hour + qint64(offset) * 1'000'000)).chopped(minuteDigits);
}

QString CsvTimeText::zoneName() const
{
    switch (m_style) {
    case CsvTime::Utc:
        return QStringLiteral("UTC");
    case CsvTime::Local:
        return QString::fromLatin1(m_zone.id());
    case CsvTime::Unix:
        return QStringLiteral("unix s");
    case CsvTime::Mjd:
        return QStringLiteral("MJD UTC");
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
