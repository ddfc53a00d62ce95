// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfeed.h"

#include "models/logsession.h"
#include "ui/charts/chartarea.h"

namespace mtnops {

namespace {

void showColumns(const LogSession &session, ChartArea &chart)
{
    QHash<ColumnRef, Column> columns;
    QHash<QString, Duration> intervals;
    for (const DeviceTable &table : session.catalog().tables) {
        intervals.insert(table.name, table.interval);
        for (const Column &column : table.columns)
            columns.insert({table.name, column.name}, column);
    }
    chart.setColumns(columns);
    chart.setIntervals(intervals);
}

} // namespace

void feedChart(LogSession &session, ChartArea &chart)
{
    SeriesLoader &loader = session.loader();
    QObject::connect(&loader, &SeriesLoader::seriesChanged, &chart,
                     [&loader, &chart] { chart.setSeries(loader.series()); });
    QObject::connect(&chart, &ChartArea::plotPixelsChanged, &loader, &SeriesLoader::setPixels);
    QObject::connect(&session, &LogSession::catalogChanged, &chart,
                     [&session, &chart] { showColumns(session, chart); });
    QObject::connect(&session, &LogSession::siteChanged, &chart, &ChartArea::setSite);
    chart.setSite(session.catalog().site);
    showColumns(session, chart);
}

} // namespace mtnops
