// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/sexagesimal.h"

#include "logger/core/ascii.h"

#include <QList>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double largestMinute = 60;

/** Digits, and where @p mayHaveFraction a point and more digits; no sign, no exponent. */
std::optional<double> parseField(QStringView text, bool mayHaveFraction)
{
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    const QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || (point >= 0 && !mayHaveFraction) || !std::all_of(whole.begin(), whole.end(), isAsciiDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isAsciiDigit)) {
        return std::nullopt;
    }
    const double number = text.toDouble();
    return std::isfinite(number) ? std::optional(number) : std::nullopt; // hundreds of digits are beyond it
}

/** "185141.14" as 18, 51, 41.14. */
QList<QStringView> cutPacked(QStringView text)
{
    const qsizetype point = text.indexOf(u'.');
    const qsizetype digits = point < 0 ? text.size() : point;
    if (digits < 5 || digits > 7)
        return {};
    return {text.first(digits - 4), text.sliced(digits - 4, 2), text.sliced(digits - 2)};
}

QList<QStringView> cutFields(QStringView text)
{
    if (text.contains(u':')) {
        QList<QStringView> fields = text.split(u':');
        for (QStringView &field : fields)
            field = field.trimmed();
        return fields;
    }
    const QList<QStringView> fields = text.split(u' ', Qt::SkipEmptyParts);
    return fields.size() > 1 ? fields : cutPacked(text);
}

} // namespace

std::optional<double> parseSexagesimal(QStringView text)
{
    text = text.trimmed();
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1).trimmed();
    const QList<QStringView> fields = cutFields(text);
    if (fields.size() < 2 || fields.size() > 3)
        return std::nullopt;
    double result = 0;
    double unit = 1;
    for (qsizetype i = 0; i < fields.size(); ++i, unit /= 60) {
        const std::optional<double> number = parseField(fields[i], i + 1 == fields.size());
        if (!number || (i > 0 && *number > largestMinute))
            return std::nullopt;
        result += *number * unit;
    }
    return isNegative ? -result : result;
}

} // namespace mtnops
