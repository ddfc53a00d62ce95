// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvforeignvalues.h"

#include <cmath>

namespace mtnops {

namespace {

// ISO 8601 has four digits for a year.
constexpr qint64 firstIsoTime = toMicroseconds(std::chrono::sys_days(std::chrono::January / 1 / 0));
constexpr qint64 endOfIsoTimes = toMicroseconds(std::chrono::sys_days(std::chrono::January / 1 / 10000));

} // namespace

bool isOfType(ColumnType type, const CsvCell &stored)
{
    const qint64 *integer = std::get_if<qint64>(&stored);
    switch (type) {
    case ColumnType::Real: {
        const double *real = std::get_if<double>(&stored);
        return integer || (real && std::isfinite(*real));
    }
    case ColumnType::Integer:
        return integer;
    case ColumnType::Boolean:
        return integer && (*integer == 0 || *integer == 1);
    case ColumnType::Text:
        return std::holds_alternative<QString>(stored);
    case ColumnType::Time:
        return integer && *integer >= firstIsoTime && *integer < endOfIsoTimes;
    }
    Q_UNREACHABLE();
}

CsvForeignValues::CsvForeignValues(const QString &table, const QList<Column> &columns)
{
    for (const Column &column : columns)
        m_columns.push_back({.column = table + u'.' + column.name, .type = column.type});
}

void CsvForeignValues::count(CsvLeftOut &leftOut, qint64 time)
{
    if (leftOut.count++ == 0)
        leftOut.first = fromMicroseconds(time);
}

QList<CsvLeftOut> CsvForeignValues::found() const
{
    QList<CsvLeftOut> found;
    for (const CsvLeftOut &leftOut : m_columns) {
        if (leftOut.count > 0)
            found += leftOut;
    }
    return found;
}

} // namespace mtnops
