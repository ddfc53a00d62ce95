// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statisticstext.h"

#include "models/spreadscan.h"
#include "models/valuetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mtnops {

QString unknownText()
{
    return QStringLiteral("–");
}

QString figureText(std::optional<double> figure, int leastDecimals)
{
    return figure ? valueText(Column(), *figure, {}, leastDecimals) : unknownText();
}

bool isCoded(const Column &column)
{
    return column.type == ColumnType::Integer && !column.words.isEmpty();
}

QString extremeText(const Column &column, std::optional<double> figure, int leastDecimals)
{
    return figure && isCoded(column) ? valueText(column, qint64(std::llround(*figure)))
                                     : figureText(figure, leastDecimals);
}

int figureDecimals(std::optional<double> figure)
{
    return figure ? decimalsOf(*figure) : 0;
}

QString computedText(std::optional<double> figure, int decimals)
{
    if (!figure || *figure == 0)
        return figureText(figure, decimals);
    constexpr int digits = 3;
    const int enough = std::max(decimals + 1, digits - 1 - int(std::floor(std::log10(std::abs(*figure)))));
    const double unit = std::pow(10.0, enough);
    const double rounded = std::round(*figure * unit) / unit;
    return figureText(std::isfinite(rounded) ? rounded : *figure, decimals + 1);
}

QString deviationText(const SpreadScan &spread, int decimals)
{
    if (spread.isUnderWay() && !spread.standardDeviation())
        return QStringLiteral("… %1 %").arg(int(100 * spread.progress()));
    return computedText(spread.standardDeviation(), decimals);
}

QString changeText(const Value &first, const Value &last, const std::optional<Turn> &turn)
{
    const std::optional<double> from = toNumber(first);
    const std::optional<double> to = toNumber(last);
    if (!from || !to)
        return unknownText();
    const int decimals = std::max(decimalsOf(first), decimalsOf(last));
    const double change = turn ? turn->difference(*from, *to) : *to - *from;
    const QString text = QString::number(change, 'f', decimals);
    return change > 0 ? u'+' + text : text;
}

QString circleText(const ColumnStatistics &statistics)
{
    if (statistics.isHidden)
        return QCoreApplication::translate("mtnops::StatisticsModel",
                                           "Not known: within a minute the readings lie on both sides of where the "
                                           "circle begins, or all around it; they are too many or too old to be read "
                                           "one by one, and rollups do not tell");
    if (statistics.isAllAround)
        return QCoreApplication::translate("mtnops::StatisticsModel",
                                           "The readings do not lie within half a turn: the circle has no mean then");
    return {};
}

QString coverageText(const Column &column, const ColumnStatistics &statistics)
{
    if (statistics.range.isEmpty() || column.type == ColumnType::Text) // nothing sums that up
        return unknownText();
    const double percent = 100.0 * double(statistics.covered.count()) / double(statistics.range.length().count());
    return QString::number(percent < 100 ? std::min(percent, 99.9) : 100.0, 'f', 1) + QStringLiteral(" %");
}

void describe(const ColumnRef &ref, const Catalog &catalog, Column &column, Duration &interval, QString &title)
{
    for (const DeviceTable &table : catalog.tables) {
        if (const qsizetype index = table.indexOf(ref.column); table.name == ref.table && index >= 0) {
            column = table.columns[index];
            interval = table.interval;
            title = table.title;
        }
    }
}

} // namespace mtnops
