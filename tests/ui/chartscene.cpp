// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartscene.h"

#include <QTest>

namespace mtnops {

ChartScene::ChartScene() : window(now), area(window, selection)
{
    QHash<ColumnRef, Column> columns;
    const auto add = [&](const char *name, ColumnType type, const QString &unit) {
        columns.insert(ref(name),
                       {.name = QString::fromLatin1(name),
                        .type = type,
                        .unit = unit,
                        .label = QString::fromLatin1(name).toUpper()});
    };
    add("ambient", ColumnType::Real, QStringLiteral("°C"));
    add("dew", ColumnType::Real, QStringLiteral("°C"));
    add("wind", ColumnType::Real, QStringLiteral("mph"));
    add("open", ColumnType::Boolean, {});
    add("count", ColumnType::Integer, {});
    add("sky", ColumnType::Text, {});
    columns[ref("wind")].limits.warnAbove = 30;
    area.setColumns(columns);
    area.resize(900, 500);
    area.show();
    if (!QTest::qWaitForWindowExposed(&area))
        qFatal("no window on this platform");
}

ColumnRef ChartScene::ref(const char *name)
{
    return {QStringLiteral("weather"), QString::fromLatin1(name)};
}

void ChartScene::plot(const QList<Series> &series)
{
    for (const Series &each : series) {
        if (!selection.contains(each.column))
            selection.setChosen(each.column, true);
    }
    area.setSeries(series);
    QCoreApplication::processEvents();
}

Series ChartScene::series(const char *name, const std::function<double(int)> &value)
{
    Series series{.column = ref(name), .range = {now - std::chrono::hours(1), now}};
    for (int second = 0; second <= 3600; ++second)
        series.points.append({series.range.from + std::chrono::seconds(second), value(second)});
    series.samples = series.points.size();
    return series;
}

QPoint ChartScene::at(int number, double x, double y) const
{
    const QRectF plot = plotRect(number);
    return QPointF(plot.left() + x * plot.width(), plot.top() + y * plot.height()).toPoint();
}

} // namespace mtnops
