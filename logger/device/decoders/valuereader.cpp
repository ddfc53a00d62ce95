// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/valuereader.h"

#include "logger/device/decoders/isotime.h"
#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/sexagesimal.h"

#include <QJsonValue>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace mtnops {

namespace {

constexpr double exactIntegers = 9007199254740992.0; // 2^53: beyond it a double skips integers

const Reading missing{ReadingKind::Missing, {}};
const Reading unreadable{ReadingKind::Unreadable, {}};

struct BooleanWord
{
    QLatin1StringView word;
    bool value;
};

constexpr std::array booleanWords = {
    BooleanWord{QLatin1StringView("true"), true}, BooleanWord{QLatin1StringView("false"), false},
    BooleanWord{QLatin1StringView("on"), true},   BooleanWord{QLatin1StringView("off"), false},
    BooleanWord{QLatin1StringView("yes"), true},  BooleanWord{QLatin1StringView("no"), false},
};

std::optional<double> plainNumber(QStringView text)
{
    if (text.compare(u"-nan", Qt::CaseInsensitive) == 0) // C's printf, not Qt's
        return std::numeric_limits<double>::quiet_NaN();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

bool isSentinel(const ColumnRule &rule, QStringView text)
{
    const std::optional<double> number = plainNumber(text);
    return std::any_of(rule.sentinels.begin(), rule.sentinels.end(), [&](const QString &sentinel) {
        return sentinel == text || (number && plainNumber(sentinel) == number);
    });
}

Reading inRange(const Column &column, double number, const Value &value)
{
    if ((column.minimum && number < *column.minimum) || (column.maximum && number > *column.maximum))
        return {ReadingKind::OutOfRange, {}};
    return {ReadingKind::Valid, value};
}

Reading fromInteger(const ColumnRule &rule, qint64 number)
{
    return inRange(rule.column, double(number), number);
}

bool isScaled(const ColumnRule &rule)
{
    return rule.scale != 1 || rule.offset != 0;
}

/** Scales a number of the device into a real, integer or boolean column. */
Reading fromNumber(const ColumnRule &rule, double raw)
{
    if (!std::isfinite(raw))
        return missing;
    const double number = raw * rule.scale + rule.offset;
    switch (rule.column.type) {
    case ColumnType::Real:
        return std::isfinite(number) ? inRange(rule.column, number, number) : unreadable;
    case ColumnType::Integer:
        if (std::abs(number) > exactIntegers || (!isScaled(rule) && number != std::floor(number)))
            return unreadable;
        return fromInteger(rule, std::llround(number));
    case ColumnType::Boolean:
        return raw == 0 || raw == 1 ? Reading{ReadingKind::Valid, raw == 1} : unreadable;
    case ColumnType::Text:
    case ColumnType::Time:
        break;
    }
    return unreadable;
}

std::optional<qint64> codeOf(const Column &column, QStringView text)
{
    for (auto word = column.words.begin(); word != column.words.end(); ++word) {
        if (text.compare(word.value(), Qt::CaseInsensitive) == 0)
            return word.key();
    }
    return std::nullopt;
}

/** The number that @p text is in the rule's format, not yet scaled. */
std::optional<double> numberIn(const ColumnRule &rule, QStringView text)
{
    switch (rule.format) {
    case ValueFormat::Sexagesimal:
        return parseSexagesimal(text);
    case ValueFormat::Hexadecimal: {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber, 16);
        return isNumber ? std::optional(double(number)) : std::nullopt;
    }
    case ValueFormat::Plain:
    case ValueFormat::UnixSeconds:
    case ValueFormat::JulianDate:
    case ValueFormat::SerialDate:
        break;
    }
    const bool isEpoch = rule.column.type == ColumnType::Real && text.size() > 1 && text[0].toUpper() == u'D';
    return plainNumber(isEpoch ? text.sliced(1) : text);
}

Reading readNumber(const ColumnRule &rule, QStringView text)
{
    if (rule.column.type == ColumnType::Integer) {
        if (const std::optional<qint64> code = codeOf(rule.column, text))
            return fromInteger(rule, *code);
        bool isInteger = false;
        const qint64 number = text.toLongLong(&isInteger, rule.format == ValueFormat::Hexadecimal ? 16 : 10);
        if (isInteger && rule.format != ValueFormat::Sexagesimal && !isScaled(rule))
            return fromInteger(rule, number); // all 64 bits of it
    }
    const std::optional<double> number = numberIn(rule, text);
    return number ? fromNumber(rule, *number) : unreadable;
}

Reading readBit(const ColumnRule &rule, QStringView text)
{
    const std::optional<double> number = numberIn(rule, text);
    if (!number || *number < 0 || *number > exactIntegers || *number != std::floor(*number))
        return unreadable;
    return {ReadingKind::Valid, ((quint64(*number) >> *rule.bit) & 1U) == 1U};
}

Reading readBoolean(const ColumnRule &rule, QStringView text)
{
    if (rule.bit)
        return readBit(rule, text);
    if (const std::optional<qint64> code = codeOf(rule.column, text))
        return fromNumber(rule, double(*code));
    for (const BooleanWord &entry : booleanWords) {
        if (text.compare(entry.word, Qt::CaseInsensitive) == 0)
            return {ReadingKind::Valid, entry.value};
    }
    const std::optional<double> number = plainNumber(text);
    return number ? fromNumber(rule, *number) : unreadable;
}

QTimeZone zoneOf(const ColumnRule &rule)
{
    return rule.timeZone.isEmpty() ? QTimeZone::utc() : QTimeZone(rule.timeZone);
}

/** A time that is a number of @p unit since @p origin. */
Reading timeSince(const ColumnRule &rule, QStringView text, Timestamp origin, double unit)
{
    const std::optional<double> number = plainNumber(text);
    if (!number)
        return unreadable;
    const double microseconds = *number * unit;
    if (!std::isfinite(microseconds) || std::abs(microseconds) > exactIntegers)
        return std::isfinite(*number) ? unreadable : missing;
    const Timestamp time = origin + Duration(std::llround(microseconds));
    return {ReadingKind::Valid, fromLocalTime(time, zoneOf(rule))};
}

Reading readTime(const ColumnRule &rule, QStringView text)
{
    constexpr double second = 1e6; // µs
    constexpr double day = 86400 * second;
    switch (rule.format) {
    case ValueFormat::UnixSeconds:
        return timeSince(rule, text, Timestamp(), second);
    case ValueFormat::JulianDate: {
        constexpr double epoch = 2440587.5; // 1970; taken away first, for the sake of the last digits
        const std::optional<double> number = plainNumber(text);
        return number ? timeSince(rule, QString::number(*number - epoch, 'g', 17), Timestamp(), day) : unreadable;
    }
    case ValueFormat::SerialDate:
        return timeSince(rule, text, Timestamp(std::chrono::sys_days(std::chrono::year(1899) / 12 / 30)), day);
    case ValueFormat::Plain:
    case ValueFormat::Hexadecimal:
    case ValueFormat::Sexagesimal:
        break;
    }
    const std::optional<Timestamp> time = parseIsoTime(text, zoneOf(rule));
    return time ? Reading{ReadingKind::Valid, *time} : unreadable;
}

} // namespace

Reading readText(const ColumnRule &rule, QStringView text)
{
    const QString clean = cleanText(text);
    if (clean.isEmpty() || isSentinel(rule, clean))
        return missing;
    switch (rule.column.type) {
    case ColumnType::Real:
    case ColumnType::Integer:
        return readNumber(rule, clean);
    case ColumnType::Boolean:
        return readBoolean(rule, clean);
    case ColumnType::Text:
        return {ReadingKind::Valid, clean};
    case ColumnType::Time:
        return readTime(rule, clean);
    }
    Q_UNREACHABLE();
}

Reading readJson(const ColumnRule &rule, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return missing;
    case QJsonValue::Bool: {
        const bool isNumeric = rule.column.type == ColumnType::Real || rule.column.type == ColumnType::Integer;
        if (isNumeric)
            return fromNumber(rule, value.toBool() ? 1 : 0);
        return readText(rule, value.toBool() ? u"true" : u"false");
    }
    case QJsonValue::Double:
    case QJsonValue::String:
        return readText(rule, value.toVariant().toString());
    case QJsonValue::Array:
    case QJsonValue::Object:
        return unreadable;
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
