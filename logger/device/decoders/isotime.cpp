// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/isotime.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace mtnops {

namespace {

constexpr int microsecondDigits = 6;

/** The digits after the point as microseconds; more than six are cut off. */
Duration fractionOf(const QString &digits)
{
    return Duration(digits.leftJustified(microsecondDigits, u'0', true).toLongLong());
}

} // namespace

std::optional<Timestamp> parseIsoTime(QStringView text)
{
    static const QRegularExpression shape(
        QStringLiteral(R"(^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))? ?(Z|[+-]\d\d(?::?\d\d)?)?$)"));
    const QRegularExpressionMatch match = shape.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QString zone = match.captured(4).isEmpty() ? QStringLiteral("Z") : match.captured(4);
    const QDateTime time = QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + zone, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch())) + fractionOf(match.captured(3));
}

} // namespace mtnops
