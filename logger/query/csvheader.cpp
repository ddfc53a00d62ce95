// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvheader.h"

#include "logger/query/csvstatistics.h"

namespace mtnops {

QStringList csvTitles(const CsvRequest &request, const QList<Column> &columns)
{
    QStringList titles;
    for (const Column &column : columns) {
        const QString name = request.table + u'.' + column.name;
        const QString unit = column.unit.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(column.unit);
        if (request.every == Duration::zero()) {
            titles += name + unit;
        } else if (column.type != ColumnType::Real) {
            titles += name + QStringLiteral(" last") + unit;
        } else {
            for (const CsvStatistic statistic : request.statistics)
                titles += name + u' ' + nameOf(statistic) + (statistic == CsvStatistic::Count ? QString() : unit);
        }
    }
    return titles;
}

} // namespace mtnops
