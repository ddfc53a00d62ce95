// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreignvalue.h"

#include <charconv>
#include <cmath>

namespace mtnops {

namespace {

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() == word.size() && text.compare(word, Qt::CaseInsensitive) == 0;
}

/** from_chars() knows no plus. */
QByteArrayView withoutPlus(QByteArrayView text)
{
    text = text.trimmed();
    return text.size() > 1 && text[0] == '+' && text[1] != '-' ? text.sliced(1) : text;
}

std::optional<Value> wholeNumber(double number)
{
    constexpr double limit = 9'223'372'036'854'775'808.0; // 2^63
    if (std::isnan(number))
        return Value();
    if (number != std::floor(number) || number < -limit || number >= limit)
        return std::nullopt;
    return Value(qint64(number));
}

std::optional<Value> booleanOf(qint64 number)
{
    return number == 0 || number == 1 ? std::optional(Value(number == 1)) : std::nullopt;
}

} // namespace

bool isNoValue(QByteArrayView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return true;
    for (const char *word : {"nan", "null", "none", "na", "n/a"}) {
        if (isWord(text, word))
            return true;
    }
    return false;
}

std::optional<qint64> integerFrom(QByteArrayView text)
{
    text = withoutPlus(text);
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional(number) : std::nullopt;
}

std::optional<double> realFrom(QByteArrayView text)
{
    text = withoutPlus(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (end != text.end() || text.isEmpty())
        return std::nullopt;
    // What lies beyond a double is read as it is by others: nothing, or an infinity, which no log holds.
    if (error == std::errc::result_out_of_range)
        return QByteArray(text.data(), text.size()).toDouble();
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<bool> booleanFrom(QByteArrayView text)
{
    text = text.trimmed();
    if (isWord(text, "true"))
        return true;
    return isWord(text, "false") ? std::optional(false) : std::nullopt;
}

ForeignValueReader::ForeignValueReader(ColumnType type, std::optional<TimeFormat> format,
                                       const std::optional<QTimeZone> &zone, bool isDefused)
    : m_type(type), m_clock(format, zone), m_isDefused(isDefused)
{
}

std::optional<Value> ForeignValueReader::read(const QVariant &stored)
{
    const int type = stored.typeId();
    if (stored.isNull()) // also one of a type, as servers give it
        return Value();
    if (type == QMetaType::Double && m_type == ColumnType::Real) // in place: toDouble() looks for a conversion first
        return Value(*static_cast<const double *>(stored.constData()));
    if (type == QMetaType::LongLong && m_type == ColumnType::Integer)
        return Value(*static_cast<const qint64 *>(stored.constData()));
    if (m_type == ColumnType::Time)
        return readTime(stored);
    switch (type) {
    case QMetaType::QByteArray:
        return readText(*static_cast<const QByteArray *>(stored.constData()));
    case QMetaType::QString:
        return m_type == ColumnType::Text ? Value(stored.toString()) : readText(stored.toString().toUtf8());
    default:
        return readNumber(stored);
    }
}

std::optional<Value> ForeignValueReader::readText(const QByteArray &text)
{
    if (m_type == ColumnType::Text)
        return text.isValidUtf8() ? std::optional(Value(textFrom(text))) : std::nullopt;
    if (isNoValue(text))
        return Value();
    if (m_type == ColumnType::Real) {
        const std::optional<double> number = realFrom(text);
        return number ? std::optional(Value(*number)) : std::nullopt;
    }
    if (const std::optional<qint64> number = integerFrom(text))
        return m_type == ColumnType::Integer ? Value(*number) : booleanOf(*number);
    if (const std::optional<bool> boolean = booleanFrom(text))
        return m_type == ColumnType::Boolean ? Value(*boolean) : Value(qint64(*boolean));
    const std::optional<double> number = realFrom(text);
    return number && m_type == ColumnType::Integer ? wholeNumber(*number) : std::nullopt;
}

std::optional<Value> ForeignValueReader::readNumber(const QVariant &stored) const
{
    const int type = stored.typeId();
    const bool isReal = type == QMetaType::Double || type == QMetaType::Float;
    switch (m_type) {
    case ColumnType::Real:
        return Value(stored.toDouble());
    case ColumnType::Integer:
        return isReal ? wholeNumber(stored.toDouble()) : Value(stored.toLongLong());
    case ColumnType::Boolean:
        if (isReal && stored.toDouble() != std::floor(stored.toDouble()))
            return std::nullopt;
        return booleanOf(stored.toLongLong());
    case ColumnType::Text:
    case ColumnType::Time:
        return Value(stored.toString());
    }
    Q_UNREACHABLE();
}

std::optional<Value> ForeignValueReader::readTime(const QVariant &stored)
{
    if (isNoValue(plainText(stored)))
        return Value();
    const Result<Timestamp> time = m_clock.readAlone(stored);
    return time ? std::optional(Value(*time)) : std::nullopt;
}

QString ForeignValueReader::textFrom(const QByteArray &bytes) const
{
    const QString text = QString::fromUtf8(bytes);
    if (!m_isDefused || !text.startsWith(u'\''))
        return text;
    const auto first = std::find_if(text.begin(), text.end(), [](QChar letter) { return letter != u'\''; });
    const bool isDefused = first != text.end() && QStringLiteral("=+-@\t\r\n").contains(*first);
    return isDefused ? text.sliced(1) : text;
}

} // namespace mtnops
