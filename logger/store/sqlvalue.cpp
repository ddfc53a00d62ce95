// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlvalue.h"

#include <cmath>

namespace mtnops {

namespace {

void realToSql(double number, QVariant &stored)
{
    if (std::isfinite(number))
        stored.setValue(number);
    else
        stored.clear();
}

bool wholeToSql(const Value &value, QVariant &stored)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        stored.setValue(*integer);
    else if (const auto *boolean = std::get_if<bool>(&value))
        stored.setValue(qint64(*boolean));
    else
        return false;
    return true;
}

bool booleanToSql(const Value &value, QVariant &stored)
{
    const auto *integer = std::get_if<qint64>(&value);
    return (!integer || *integer == 0 || *integer == 1) && wholeToSql(value, stored);
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

bool toSql(ColumnType type, const Value &value, QVariant &stored)
{
    if (isNull(value)) {
        stored.clear();
        return true;
    }
    switch (type) {
    case ColumnType::Real:
        if (const std::optional<double> number = toNumber(value)) {
            realToSql(*number, stored);
            return true;
        }
        return false;
    case ColumnType::Integer:
        return wholeToSql(value, stored);
    case ColumnType::Boolean:
        return booleanToSql(value, stored);
    case ColumnType::Text:
        if (const auto *text = std::get_if<QString>(&value)) {
            stored = textOrEmpty(*text);
            return true;
        }
        return false;
    case ColumnType::Time:
        if (const auto *time = std::get_if<Timestamp>(&value)) {
            stored.setValue(toMicroseconds(*time));
            return true;
        }
        return false;
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
