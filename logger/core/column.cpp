// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/column.h"

#include <array>

namespace mtnops {

namespace {

struct TypeName
{
    ColumnType type;
    QLatin1StringView name;
};

constexpr std::array typeNames = {
    TypeName{ColumnType::Real, QLatin1StringView("real")},
    TypeName{ColumnType::Integer, QLatin1StringView("integer")},
    TypeName{ColumnType::Boolean, QLatin1StringView("boolean")},
    TypeName{ColumnType::Text, QLatin1StringView("text")},
    TypeName{ColumnType::Time, QLatin1StringView("time")},
};

} // namespace

QString nameOf(ColumnType type)
{
    for (const TypeName &entry : typeNames) {
        if (entry.type == type)
            return entry.name;
    }
    Q_UNREACHABLE();
}

std::optional<ColumnType> columnTypeFromString(QStringView text)
{
    for (const TypeName &entry : typeNames) {
        if (entry.name == text)
            return entry.type;
    }
    return std::nullopt;
}

bool hasStates(const Column &column)
{
    return column.type == ColumnType::Text || column.type == ColumnType::Boolean
        || (column.type == ColumnType::Integer && !column.words.isEmpty());
}

LimitState limitState(const Column &column, const Value &value)
{
    const std::optional<double> number = toNumber(value);
    if (!number)
        return LimitState::Normal;
    const Limits &limits = column.limits;
    if ((limits.alarmBelow && *number < *limits.alarmBelow) || (limits.alarmAbove && *number > *limits.alarmAbove))
        return LimitState::Alarm;
    if ((limits.warnBelow && *number < *limits.warnBelow) || (limits.warnAbove && *number > *limits.warnAbove))
        return LimitState::Warning;
    return LimitState::Normal;
}

qsizetype DeviceTable::indexOf(QStringView columnName) const
{
    for (qsizetype index = 0; index < columns.size(); ++index) {
        if (columns[index].name == columnName)
            return index;
    }
    return -1;
}

QStringList namesOf(const QList<Column> &columns)
{
    QStringList names;
    for (const Column &column : columns)
        names += column.name;
    return names;
}

bool isSqlName(QStringView name)
{
    if (name.isEmpty() || name.size() > longestSqlName)
        return false;
    for (const QChar character : name) {
        const bool isLetter = (character >= u'a' && character <= u'z') || character == u'_';
        const bool isDigit = character >= u'0' && character <= u'9';
        if (!isLetter && !isDigit)
            return false;
    }
    const bool startsWithDigit = name.front() >= u'0' && name.front() <= u'9';
    return !startsWithDigit && !name.startsWith(QLatin1StringView("sqlite_"))
        && !name.startsWith(QLatin1StringView("mtnops_")) && name != QLatin1StringView("ts")
        && name != QLatin1StringView("timestamp");
}

} // namespace mtnops
