// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timetext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

const QRegularExpression &calendarPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?<day>today|yesterday|(?<year>\\d{4})-(?<month>\\d{1,2})-(?<date>\\d{1,2})"
                       "|(?<dotted>\\d{1,2}\\.\\d{1,2}\\.\\d{4}))?"
                       "(?:(?:^|T|\\s+)(?:(?<named>noon|midnight)|(?<hour>\\d{1,2}):(?<minute>\\d{2})"
                       "(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,6}))?)?))?"
                       "\\s*(?<zone>Z|UTC|[+-]\\d{2}:?\\d{2})?$"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/** A length of time before or after now; without a sign it is before. */
const QRegularExpression &relativePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(?:now)?\\s*(?<sign>[+-])\\s*)?(?<length>[\\d.]+\\s*[a-z]+)$"));
    return pattern;
}

/** The day that a text names as year-month-day or day.month.year; @p today where it names none. */
QDate dateOf(const QRegularExpressionMatch &match, QDate today)
{
    if (match.captured(u"day").compare(QLatin1StringView("yesterday"), Qt::CaseInsensitive) == 0)
        return today.addDays(-1);
    if (const QStringList dotted = match.captured(u"dotted").split(u'.'); dotted.size() == 3)
        return {dotted[2].toInt(), dotted[1].toInt(), dotted[0].toInt()};
    if (match.captured(u"year").isEmpty())
        return today;
    return {match.captured(u"year").toInt(), match.captured(u"month").toInt(), match.captured(u"date").toInt()};
}

/** The time of day that a text names; midnight where it names none. */
QTime timeOf(const QRegularExpressionMatch &match)
{
    if (const QString named = match.captured(u"named"); !named.isEmpty())
        return {named.compare(QLatin1StringView("noon"), Qt::CaseInsensitive) == 0 ? 12 : 0, 0};
    return {match.captured(u"hour").toInt(), match.captured(u"minute").toInt(), match.captured(u"second").toInt()};
}

/** The zone that a text names at its end, or nothing for an offset beyond 14 h. */
std::optional<QTimeZone> readZone(const QString &text)
{
    if (!text.startsWith(u'+') && !text.startsWith(u'-'))
        return QTimeZone::utc();
    const int minutes = text.mid(1, 2).toInt() * 60 + text.right(2).toInt();
    if (text.right(2).toInt() > 59 || minutes > 14 * 60)
        return std::nullopt;
    return QTimeZone((text.startsWith(u'-') ? -minutes : minutes) * 60);
}

/** Milliseconds since the epoch when the clocks of @p zone first show that; nothing where they skip it. Qt 6.4 decides
    by itself in both cases, hence the two offsets of the days around. */
std::optional<qint64> firstInstantOf(QDate date, QTime time, const QTimeZone &zone)
{
    const QDateTime asUtc(date, time, QTimeZone::utc());
    const int before = zone.offsetFromUtc(asUtc.addDays(-1)); // seconds
    const int after = zone.offsetFromUtc(asUtc.addDays(1));
    for (const int offset : {std::max(before, after), std::min(before, after)}) {
        const qint64 milliseconds = asUtc.addSecs(-offset).toMSecsSinceEpoch();
        const QDateTime shown = QDateTime::fromMSecsSinceEpoch(milliseconds, zone);
        if (shown.date() == date && shown.time() == time)
            return milliseconds;
    }
    return std::nullopt;
}

/** Whether the clocks of @p zone show @p time twice: before they are put back, and after. */
bool comesTwice(const QDateTime &time, const QTimeZone &zone)
{
    constexpr qint64 around = 3 * 3600; // seconds; no zone changes again so soon
    const int before = zone.offsetFromUtc(time.addSecs(-around));
    const int after = zone.offsetFromUtc(time.addSecs(around));
    if (before <= after)
        return false;
    const QDateTime asUtc(time.date(), time.time(), QTimeZone::utc());
    return zone.offsetFromUtc(asUtc.addSecs(-before)) == before && zone.offsetFromUtc(asUtc.addSecs(-after)) == after;
}

/** "21:02:11" of a time of day. */
QString clockText(Duration sinceMidnight)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(sinceMidnight);
    return QTime::fromMSecsSinceStartOfDay(int(milliseconds.count())).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

QDateTime TimeText::dateTime(Timestamp time) const
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(milliseconds.time_since_epoch().count(), zone());
}

QString TimeText::write(Timestamp time, Duration span) const
{
    const QDateTime civil = dateTime(time);
    const QString text = civil.toString(span < 10s      ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")
                                            : span < 2h ? QStringLiteral("yyyy-MM-dd HH:mm:ss")
                                                        : QStringLiteral("yyyy-MM-dd HH:mm"));
    return text + offsetText(civil);
}

QString TimeText::writeWhole(Timestamp time) const
{
    const QString civil = write(time, Duration::zero());
    return m_shown.isSidereal() ? tr("%1  LST %2").arg(civil, clockText(m_shown.siderealTime(time))) : civil;
}

QString TimeText::writeShort(Timestamp time, Timestamp now) const
{
    const QDateTime civil = dateTime(time);
    if (civil.date() != dateTime(now).date())
        return write(time, 1min);
    return m_shown.isSidereal() ? tr("LST %1").arg(clockText(m_shown.siderealTime(time)))
                                : civil.toString(QStringLiteral("HH:mm:ss")) + offsetText(civil);
}

QString TimeText::offsetText(const QDateTime &civil) const
{
    if (!comesTwice(civil, zone()))
        return {};
    const int minutes = civil.offsetFromUtc() / 60;
    return QStringLiteral(" %1%2:%3")
        .arg(QLatin1Char(minutes < 0 ? '-' : '+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString TimeText::writeClock(Timestamp time) const
{
    return m_shown.isSidereal() ? tr("LST %1").arg(clockText(m_shown.siderealTime(time)))
                                : dateTime(time).toString(QStringLiteral("HH:mm:ss ")) + m_shown.zoneName(time);
}

Result<Timestamp> TimeText::read(const QString &text, Timestamp now) const
{
    const QString trimmed = text.trimmed();
    if (trimmed.compare(QLatin1StringView("now"), Qt::CaseInsensitive) == 0)
        return now;
    if (const QRegularExpressionMatch match = relativePattern().match(trimmed.toLower()); match.hasMatch()) {
        const Result<Duration> length = parseDuration(match.captured(u"length"));
        const QStringView sign = match.capturedView(u"sign");
        if (length)
            return sign == u'+' ? now + *length : now - *length;
        if (!sign.isEmpty()) // else "29.11.2026 noon"
            return Error{ErrorCode::InvalidInput,
                         tr("\"%1\" is no length of time: write for example -90s, -15min, -6h or -7d").arg(trimmed)};
    }
    if (isOfSun(trimmed))
        return readSun(trimmed, now);
    return readCalendar(trimmed, now);
}

bool TimeText::isRelative(const QString &text)
{
    const QRegularExpressionMatch match = relativePattern().match(text.trimmed().toLower());
    return match.hasMatch() && parseDuration(match.captured(u"length"));
}

bool TimeText::isOfSun(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.endsWith(QLatin1StringView("sunset"), Qt::CaseInsensitive)
        || trimmed.endsWith(QLatin1StringView("sunrise"), Qt::CaseInsensitive);
}

Result<Timestamp> TimeText::readSun(const QString &text, Timestamp now) const
{
    if (!m_nights) {
        return Error{
            ErrorCode::InvalidInput,
            tr("\"%1\": the place of the site is not known: write a time instead, as in 2026-11-22 18:00").arg(text)};
    }
    const bool isSunset = text.endsWith(QLatin1StringView("sunset"), Qt::CaseInsensitive);
    const QString day = text.chopped(isSunset ? 6 : 7).trimmed();
    Night night = m_nights->tonight(now);
    if (!day.isEmpty()) {
        const Result<Timestamp> start = readCalendar(day, now);
        if (!start)
            return start;
        const QDate date = dateTime(*start).date();
        night = m_nights->startingAt(isSunset ? date : date.addDays(-1));
    }
    if (night.dark == night.noons)
        return Error{ErrorCode::InvalidInput, tr("\"%1\": the Sun does not rise and set then").arg(text)};
    return isSunset ? night.dark.from : night.dark.to;
}

Result<Timestamp> TimeText::readCalendar(const QString &text, Timestamp now) const
{
    const QRegularExpressionMatch match = calendarPattern().match(text);
    const Error unreadable{
        ErrorCode::InvalidInput,
        tr("\"%1\" is no time: write for example 2026-11-22 18:00, 22.11.2026, 18:00, noon, 6h, sunset or now")
            .arg(text)};
    if (!match.hasMatch()
        || (match.captured(u"day").isEmpty() && match.captured(u"hour").isEmpty()
            && match.captured(u"named").isEmpty()))
        return unreadable;
    const QString zoneText = match.captured(u"zone");
    const std::optional<QTimeZone> zone = zoneText.isEmpty() ? this->zone() : readZone(zoneText);
    if (!zone)
        return unreadable;

    const QDate date = dateOf(match, TimeText(*zone).dateTime(now).date());
    const QTime time = timeOf(match);
    if (!date.isValid() || !time.isValid())
        return Error{ErrorCode::InvalidInput, tr("\"%1\": there is no such day or time of day").arg(text)};

    const qint64 fraction = match.captured(u"fraction").leftJustified(6, u'0').toLongLong();
    std::optional<qint64> milliseconds = firstInstantOf(date, time, *zone);
    const bool isToCome = milliseconds && fromMicroseconds(*milliseconds * 1000 + fraction) > now;
    if (isToCome && match.captured(u"day").isEmpty()) // 22:00 said at 02:00 is that of last night: this is a log
        milliseconds = firstInstantOf(date.addDays(-1), time, *zone);
    if (!milliseconds)
        return Error{ErrorCode::InvalidInput,
                     tr("\"%1\" does not exist in %2: the clocks were put forward then")
                         .arg(text, QString::fromLatin1(zone->id()))};
    return fromMicroseconds(*milliseconds * 1000 + fraction);
}

} // namespace mtnops
