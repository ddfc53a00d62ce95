// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QStringList>

#include <array>

namespace mtnops {

/** One width of rollup: bins are [k·width, (k+1)·width) since the epoch, so that tiers nest and devices line up. */
struct Tier
{
    Duration width{};
    QLatin1StringView name; ///< "1min", part of the tables' names
};

/** From fine to coarse; each is made from the one before it, the first from raw rows. */
inline constexpr std::array<Tier, 5> tiers{{
    {std::chrono::minutes(1), QLatin1StringView("1min")},
    {std::chrono::minutes(10), QLatin1StringView("10min")},
    {std::chrono::hours(1), QLatin1StringView("1h")},
    {std::chrono::hours(6), QLatin1StringView("6h")},
    {std::chrono::hours(24), QLatin1StringView("1d")},
}};

/** What a bin says of a column; which of these depends on the column's type. */
enum class Statistic : quint8
{
    Minimum,
    Maximum,
    Sum,
    Count, ///< valid values
    First, ///< of a real: where in [minimum, maximum] the bin begins, 0 to edgeSteps
    Last, ///< of a real likewise; else the last valid value itself
    Changes, ///< valid values that differ from the row before, where that has one
    Covered, ///< µs for which valid values stood
    Integral, ///< value · µs over that time
};

/** First and last value of a real are kept as steps of the way from minimum to maximum: enough to draw with, and a byte
    each instead of eight. */
inline constexpr int edgeSteps = 127;

/** The statistics of a column of that type, in the order in which they are stored. */
const QList<Statistic> &statisticsOf(ColumnType type);

/** Whether the statistic follows from others in the finest tier, and is computed when it is read. */
bool isDerived(Statistic statistic, std::size_t tier);

/** "wind_min" */
QString tierColumn(const QString &column, Statistic statistic);

/** "mtnops_10min_boltwood"; names of devices cannot begin like that. */
QString tierTable(std::size_t tier, const QString &table);

/** A name of tierTable() or tierColumn() in double quotes. */
QString quotedTierName(const QString &name);

/** The columns that have rollups: all, as long as a tier has room (SQLite allows 2000 columns a table). */
QList<Column> rolledUpColumns(const QList<Column> &columns);

} // namespace mtnops
