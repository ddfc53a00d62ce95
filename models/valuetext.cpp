// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/valuetext.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::ValueText)
};

constexpr int significantDigits = 7;
constexpr int fewestDecimals = 2; // of large numbers, such as Julian dates
constexpr double largestPlain = 1e12;
constexpr double smallestPlain = 1e-4;

QString withoutTrailingZeros(QString text)
{
    if (!text.contains(u'.'))
        return text;
    qsizetype length = text.size();
    while (text[length - 1] == u'0')
        --length;
    if (text[length - 1] == u'.')
        --length;
    text.truncate(length);
    return text == QLatin1StringView("-0") ? QStringLiteral("0") : text;
}

int decimalsIn(const QString &text)
{
    const qsizetype point = text.contains(u'e') ? -1 : text.indexOf(u'.');
    return point < 0 ? 0 : int(text.size() - point - 1);
}

/** The decimals that tell apart what was sent as degrees or hours, minutes and seconds: 4 of whole seconds, 5 of
    tenths, 6 of hundredths. Such a number has a fraction without an end, and further digits say nothing. */
std::optional<int> sexagesimalDecimals(double value)
{
    constexpr double tolerance = 1e-6; // far above the noise of 360 degrees in hundredths of seconds
    double seconds = value * 3600;
    for (const int decimals : {4, 5, 6}) {
        if (std::abs(seconds - std::round(seconds)) < tolerance)
            return decimals;
        seconds *= 10;
    }
    return std::nullopt;
}

QString realText(double value, int leastDecimals = 0)
{
    const double magnitude = std::abs(value);
    if (magnitude != 0 && (magnitude < smallestPlain || !(magnitude < largestPlain)))
        return QString::number(value, 'g', significantDigits);
    const int exponent = magnitude == 0 ? 0 : int(std::floor(std::log10(magnitude)));
    const int digits = std::max(significantDigits - 1 - exponent, fewestDecimals);
    const int decimals = std::min(digits, sexagesimalDecimals(value).value_or(digits));
    const QString text = withoutTrailingZeros(QString::number(value, 'f', decimals));
    const int least = std::min(leastDecimals, digits);
    return decimalsIn(text) < least ? QString::number(value, 'f', least) : text;
}

QString codeText(const Column &column, qint64 code)
{
    const auto word = column.words.constFind(code);
    return word == column.words.cend() ? QString::number(code) : *word;
}

QString booleanText(const Column &column, bool value)
{
    if (!column.words.isEmpty())
        return codeText(column, value ? 1 : 0);
    return value ? Text::tr("yes") : Text::tr("no");
}

} // namespace

QString isoTimeText(Timestamp time)
{
    constexpr qsizetype group = 3; // digits: nothing, milliseconds or microseconds, but no odd rest of them
    QString text = QString::fromLatin1(toIsoUtc(time)).chopped(1);
    while (text.endsWith(QLatin1StringView("000")))
        text.chop(group);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u'Z';
}

QString valueText(const Column &column, const Value &value, const TimeFormatter &formatTime, int leastDecimals)
{
    if (const auto *real = std::get_if<double>(&value))
        return realText(*real, leastDecimals);
    if (const auto *integer = std::get_if<qint64>(&value))
        return codeText(column, *integer);
    if (const auto *boolean = std::get_if<bool>(&value))
        return booleanText(column, *boolean);
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *time = std::get_if<Timestamp>(&value))
        return formatTime ? formatTime(*time) : isoTimeText(*time);
    return QStringLiteral("–");
}

int decimalsOf(const Value &value)
{
    const auto *real = std::get_if<double>(&value);
    return real ? decimalsIn(realText(*real)) : 0;
}

QString shownUnit(const QString &unit)
{
    if (unit == QLatin1StringView("deg"))
        return QStringLiteral("°");
    return unit == QLatin1StringView("deg/s") ? QStringLiteral("°/s") : unit;
}

bool isNumberText(const Column &column, const Value &value)
{
    if (const auto *code = std::get_if<qint64>(&value))
        return !column.words.contains(*code);
    return std::holds_alternative<double>(value);
}

QString valueTextWithUnit(const Column &column, const Value &value, const TimeFormatter &formatTime)
{
    const QString text = valueText(column, value, formatTime);
    return column.unit.isEmpty() || !isNumberText(column, value) ? text : text + u' ' + column.unit;
}

QString limitsText(const Column &column)
{
    const Limits &limits = column.limits;
    QStringList parts;
    const auto add = [&](const std::optional<double> &limit, const QString &pattern) {
        if (limit)
            parts.append(pattern.arg(realText(*limit)));
    };
    add(limits.warnBelow, Text::tr("warning below %1"));
    add(limits.warnAbove, Text::tr("warning above %1"));
    add(limits.alarmBelow, Text::tr("alarm below %1"));
    add(limits.alarmAbove, Text::tr("alarm above %1"));
    return parts.join(QLatin1StringView(", "));
}

QString limitStateText(LimitState state)
{
    switch (state) {
    case LimitState::Normal:
        return {};
    case LimitState::Warning:
        return Text::tr("warning");
    case LimitState::Alarm:
        return Text::tr("alarm");
    }
    Q_UNREACHABLE();
}

QString noValueText()
{
    return Text::tr("no value");
}

QString noValueReason(const Column &column)
{
    const QString unit = column.unit.isEmpty() ? QString() : u' ' + column.unit;
    if (column.minimum && column.maximum)
        return Text::tr("No valid value: out of range (%1 to %2), not sent or not readable")
            .arg(realText(*column.minimum), realText(*column.maximum) + unit);
    if (column.minimum)
        return Text::tr("No valid value: below %1, not sent or not readable").arg(realText(*column.minimum) + unit);
    if (column.maximum)
        return Text::tr("No valid value: above %1, not sent or not readable").arg(realText(*column.maximum) + unit);
    return Text::tr("No valid value: not sent or not readable");
}

QString ageText(Duration age)
{
    const Duration shown = std::max(age, Duration::zero());
    if (shown < 1min)
        return Text::tr("%1 s").arg(shown / 1s);
    if (shown < 1h)
        return Text::tr("%1 min").arg(shown / 1min);
    if (shown < 24h)
        return Text::tr("%1 h").arg(shown / 1h);
    return Text::tr("%1 d").arg(shown / 24h);
}

} // namespace mtnops
