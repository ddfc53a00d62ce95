// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plotter.h"

#include "ui/charts/chartfeed.h"
#include "ui/charts/chartpicture.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr double pngScale = 1; // pixels as asked for

} // namespace

Plotter::Plotter(const PlotRequest &request, const Clock &clock)
    : m_request(request), m_session(request.databasePath, clock), m_chart(m_session.window(), m_session.selection())
{
    m_session.window().showRange(request.range);
    for (const ColumnRef &column : request.columns)
        m_session.selection().setChosen(column, true);
    m_chart.setTheme(Theme::of(request.theme));
    m_chart.setShownTime(request.shown);
    feedChart(m_session, m_chart);
    connect(&m_session.loader(), &SeriesLoader::seriesChanged, this, &Plotter::noteSeries);
    connect(&m_session.loader(), &SeriesLoader::loadingChanged, this, &Plotter::noteSeries);
    connect(&m_session.loader(), &SeriesLoader::failed, this, &Plotter::fail);
    connect(&m_session, &LogSession::catalogChanged, this, &Plotter::noteSeries);
    m_chart.resize(request.size);
    m_chart.show(); // laid out, on the screen that is none
}

Result<void> Plotter::write()
{
    if (!hasAll())
        m_waiting.exec();
    if (!m_outcome)
        return m_outcome;
    return saveChart(m_chart, m_request.output, pngScale);
}

void Plotter::noteSeries()
{
    if (hasAll())
        m_waiting.quit();
}

void Plotter::fail(const Error &error)
{
    m_outcome = error;
    m_waiting.quit();
}

bool Plotter::hasAll()
{
    const QList<Series> &series = m_session.loader().series();
    return m_session.hasCatalog() && !m_session.loader().isLoading() && series.size() == m_request.columns.size()
        && std::all_of(series.begin(), series.end(), [](const Series &each) { return !each.range.isEmpty(); });
}

} // namespace mtnops
