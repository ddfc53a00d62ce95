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

bool isOfType(ColumnType type, const QVariant &stored)
{
    if (stored.isNull())
        return false;
    const int storedType = stored.typeId();
    switch (type) {
    case ColumnType::Real:
        return storedType == QMetaType::LongLong
            || (storedType == QMetaType::Double && std::isfinite(*static_cast<const double *>(stored.constData())));
    case ColumnType::Integer:
        return storedType == QMetaType::LongLong;
    case ColumnType::Boolean:
        return storedType == QMetaType::LongLong && (stored.toLongLong() == 0 || stored.toLongLong() == 1);
    case ColumnType::Text:
        return storedType == QMetaType::QString;
    case ColumnType::Time:
        return storedType == QMetaType::LongLong && stored.toLongLong() >= firstIsoTime
            && stored.toLongLong() < endOfIsoTimes;
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
