// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfeed.h"

#include "models/instantlookup.h"
#include "models/logsession.h"
#include "ui/charts/chartarea.h"

#include <QTimer>

namespace mtnops {

namespace {

constexpr int turnMilliseconds = 1000;

void showColumns(const LogSession &session, ChartArea &chart)
{
    QHash<ColumnRef, Column> columns;
    QHash<QString, QString> titles;
    QHash<QString, Duration> intervals;
    for (const DeviceTable &table : session.catalog().tables) {
        titles.insert(table.name, table.title);
        intervals.insert(table.name, table.interval);
        for (const Column &column : table.columns)
            columns.insert({table.name, column.name}, column);
    }
    chart.setColumns(columns);
    chart.setTitles(titles);
    chart.setIntervals(intervals);
}

void showEvents(const EventModel &model, ChartArea &chart)
{
    QList<AxisEvent> events;
    for (qsizetype row = 0; row < model.events().size(); ++row)
        events.append(
            {.time = model.events()[row].time, .kind = model.events()[row].kind, .text = model.summary(int(row))});
    chart.setEvents(events);
}

void showError(LogSession &session, ChartArea &chart)
{
    const QString error = session.loader().errorText();
    chart.setReadError(error.isEmpty() ? session.states().errorText() : error);
}

void showNow(const LogSession &session, ChartArea &chart)
{
    chart.setNow(session.clock().now());
    chart.setConditions(session.conditions());
}

} // namespace

void feedChart(LogSession &session, ChartArea &chart)
{
    SeriesLoader &loader = session.loader();
    QObject::connect(&loader, &SeriesLoader::seriesChanged, &chart, [&session, &chart] {
        chart.setSeries(session.loader().series());
        showError(session, chart);
    });
    QObject::connect(&loader, &SeriesLoader::failed, &chart, [&session, &chart] { showError(session, chart); });
    QObject::connect(&chart, &ChartArea::plotPixelsChanged, &loader, &SeriesLoader::setPixels);
    StateLoader &states = session.states();
    QObject::connect(&states, &StateLoader::statesChanged, &chart, [&session, &chart] {
        chart.setStates(session.states().states());
        showError(session, chart);
    });
    QObject::connect(&states, &StateLoader::failed, &chart, [&session, &chart] { showError(session, chart); });
    QObject::connect(&chart, &ChartArea::plotPixelsChanged, &states, &StateLoader::setPixels);
    auto *lookup = new InstantLookup(session.reader(), &chart);
    QObject::connect(&chart, &ChartArea::samplesWanted, lookup, &InstantLookup::want);
    QObject::connect(lookup, &InstantLookup::found, &chart, &ChartArea::setSamples);
    const EventModel &events = session.events();
    QObject::connect(&events, &EventModel::stateChanged, &chart, [&events, &chart] { showEvents(events, chart); });
    QObject::connect(&session, &LogSession::siteChanged, &chart, &ChartArea::setSite);
    QObject::connect(&session, &LogSession::latestChanged, &chart, [&session, &chart] { showNow(session, chart); });
    // Values become old also while nothing can be read.
    auto *turn = new QTimer(&chart);
    QObject::connect(turn, &QTimer::timeout, &chart, [&session, &chart] { showNow(session, chart); });
    turn->start(turnMilliseconds);
    const auto showCatalog = [&session, &chart] {
        showColumns(session, chart);
        showEvents(session.events(), chart); // the names of devices
        showNow(session, chart);
    };
    QObject::connect(&session, &LogSession::catalogChanged, &chart, showCatalog);
    chart.setSite(session.catalog().site);
    showCatalog();
}

} // namespace mtnops
