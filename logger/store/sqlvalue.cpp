// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlvalue.h"

#include <cmath>

namespace mtnops {

namespace {

QVariant realToSql(double number)
{
    return std::isfinite(number) ? QVariant(number) : QVariant();
}

std::optional<QVariant> wholeToSql(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QVariant(*integer);
    if (const auto *boolean = std::get_if<bool>(&value))
        return QVariant(qint64(*boolean));
    return std::nullopt;
}

std::optional<QVariant> booleanToSql(const Value &value)
{
    const auto *integer = std::get_if<qint64>(&value);
    return integer && *integer != 0 && *integer != 1 ? std::nullopt : wholeToSql(value);
}

} // namespace

QString sqlTypeOf(ColumnType type)
{
    switch (type) {
    case ColumnType::Real:
        return QStringLiteral("REAL");
    case ColumnType::Text:
        return QStringLiteral("TEXT");
    case ColumnType::Integer:
    case ColumnType::Boolean:
    case ColumnType::Time:
        return QStringLiteral("INTEGER");
    }
    Q_UNREACHABLE();
}

std::optional<QVariant> toSql(ColumnType type, const Value &value)
{
    if (isNull(value))
        return QVariant();
    switch (type) {
    case ColumnType::Real:
        if (const std::optional<double> number = toNumber(value))
            return realToSql(*number);
        return std::nullopt;
    case ColumnType::Integer:
        return wholeToSql(value);
    case ColumnType::Boolean:
        return booleanToSql(value);
    case ColumnType::Text:
        if (const auto *text = std::get_if<QString>(&value))
            return textOrEmpty(*text);
        return std::nullopt;
    case ColumnType::Time:
        if (const auto *time = std::get_if<Timestamp>(&value))
            return QVariant(toMicroseconds(*time));
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

Value fromSql(ColumnType type, const QVariant &stored)
{
    if (stored.isNull())
        return {};
    const int storedType = stored.typeId();
    const bool isNumber = storedType == QMetaType::Double || storedType == QMetaType::LongLong;
    switch (type) {
    case ColumnType::Real:
        return isNumber ? Value(stored.toDouble()) : Value();
    case ColumnType::Integer:
        return isNumber ? Value(stored.toLongLong()) : Value();
    case ColumnType::Boolean:
        return isNumber ? Value(stored.toDouble() != 0) : Value();
    case ColumnType::Text:
        return stored.toString();
    case ColumnType::Time:
        return isNumber ? Value(fromMicroseconds(stored.toLongLong())) : Value();
    }
    Q_UNREACHABLE();
}

std::optional<double> numberFromSql(const QVariant &stored)
{
    switch (stored.typeId()) { // the value in place: toDouble() looks for a conversion first
    case QMetaType::Double:
        return *static_cast<const double *>(stored.constData());
    case QMetaType::LongLong:
        return double(*static_cast<const qint64 *>(stored.constData()));
    default:
        return std::nullopt;
    }
}

QVariant textOrEmpty(const QString &text)
{
    return text.isNull() ? QVariant(QLatin1StringView("")) : QVariant(text);
}

QString quotedName(const QString &name)
{
    Q_ASSERT(isSqlName(name));
    return u'"' + name + u'"';
}

} // namespace mtnops
