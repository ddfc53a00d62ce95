// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/isotime.h"

#include <QDateTime>
#include <QRegularExpression>

namespace mtnops {

namespace {

constexpr int microsecondDigits = 6;

/** The digits after the point as microseconds; more than six are cut off. */
Duration fractionOf(const QString &digits)
{
    return Duration(digits.leftJustified(microsecondDigits, u'0', true).toLongLong());
}

} // namespace

std::optional<Timestamp> parseIsoTime(QStringView text, const QTimeZone &zone)
{
    static const QRegularExpression shape(
        QStringLiteral(R"(^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))? ?(Z|[+-]\d\d(?::?\d\d)?)?$)"));
    const QRegularExpressionMatch match = shape.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const bool namesZone = !match.captured(4).isEmpty();
    const QString suffix = namesZone ? match.captured(4) : QStringLiteral("Z");
    const QDateTime shown = QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + suffix, Qt::ISODate);
    if (!shown.isValid())
        return std::nullopt;
    const Timestamp time =
        Timestamp(std::chrono::milliseconds(shown.toMSecsSinceEpoch())) + fractionOf(match.captured(3));
    return namesZone ? time : fromLocalTime(time, zone);
}

Timestamp fromLocalTime(Timestamp time, const QTimeZone &zone)
{
    if (zone == QTimeZone::utc())
        return time;
    const Timestamp whole = std::chrono::floor<std::chrono::seconds>(time);
    const QDateTime shown = QDateTime::fromSecsSinceEpoch(whole.time_since_epoch() / std::chrono::seconds(1), Qt::UTC);
    const QDateTime local(shown.date(), shown.time(), zone);
    return Timestamp(std::chrono::seconds(local.toSecsSinceEpoch())) + (time - whole);
}

} // namespace mtnops
