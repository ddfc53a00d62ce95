// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tiers.h"

namespace mtnops {

namespace {

constexpr qsizetype mostColumns = 200; ///< of 9 statistics each, below SQLite's 2000

QLatin1StringView suffixOf(Statistic statistic)
{
    switch (statistic) {
    case Statistic::Minimum:
        return QLatin1StringView("min");
    case Statistic::Maximum:
        return QLatin1StringView("max");
    case Statistic::Sum:
        return QLatin1StringView("sum");
    case Statistic::Count:
        return QLatin1StringView("count");
    case Statistic::First:
        return QLatin1StringView("first");
    case Statistic::Last:
        return QLatin1StringView("last");
    case Statistic::Changes:
        return QLatin1StringView("changes");
    case Statistic::Covered:
        return QLatin1StringView("covered");
    case Statistic::Integral:
        return QLatin1StringView("integral");
    }
    Q_UNREACHABLE();
}

} // namespace

const QList<Statistic> &statisticsOf(ColumnType type)
{
    using enum Statistic;
    static const QList<Statistic> ofReal = {Minimum, Maximum, Sum, Count, First, Last, Covered, Integral};
    static const QList<Statistic> ofInteger = {Minimum, Maximum, Sum, Count, Last, Changes, Covered, Integral};
    static const QList<Statistic> ofWords = {Count, Last, Changes};
    switch (type) {
    case ColumnType::Real:
        return ofReal;
    case ColumnType::Integer:
    case ColumnType::Boolean:
        return ofInteger;
    case ColumnType::Text:
    case ColumnType::Time:
        return ofWords;
    }
    Q_UNREACHABLE();
}

bool isDerived(Statistic statistic, std::size_t tier)
{
    return tier == 0 && (statistic == Statistic::Covered || statistic == Statistic::Integral);
}

QString tierColumn(const QString &column, Statistic statistic)
{
    Q_ASSERT(isSqlName(column));
    return column + u'_' + suffixOf(statistic);
}

QString tierTable(std::size_t tier, const QString &table)
{
    Q_ASSERT(isSqlName(table));
    return QLatin1StringView("mtnops_") + tiers[tier].name + u'_' + table;
}

QString quotedTierName(const QString &name)
{
    return u'"' + name + u'"';
}

QList<Column> rolledUpColumns(const QList<Column> &columns)
{
    return columns.first(std::min(columns.size(), mostColumns));
}

} // namespace mtnops
