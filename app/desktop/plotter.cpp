// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plotter.h"

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
    m_chart.setTheme(Theme::of(request.theme));
    m_chart.setShownTime(request.shown);
    feedChart(m_session, m_chart);
    connect(&m_session.loader(), &SeriesLoader::seriesChanged, this, &Plotter::noteAnswer);
    connect(&m_session.loader(), &SeriesLoader::loadingChanged, this, &Plotter::noteAnswer);
    connect(&m_session.loader(), &SeriesLoader::failed, this, &Plotter::fail);
    connect(&m_session.states(), &StateLoader::statesChanged, this, &Plotter::noteAnswer);
    connect(&m_session.states(), &StateLoader::failed, this, &Plotter::fail);
    connect(&m_session.events(), &EventModel::stateChanged, this, &Plotter::noteEvents);
    connect(&m_session, &LogSession::catalogChanged, this, &Plotter::chooseColumns);
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

/** Lines and states are read apart: which is which the catalog tells. */
void Plotter::chooseColumns()
{
    m_session.selection().choose(m_request.columns);
}

void Plotter::noteAnswer()
{
    if (hasAll())
        m_waiting.quit();
}

void Plotter::noteEvents()
{
    if (const QString &problem = m_session.events().errorText(); !problem.isEmpty())
        fail({.code = ErrorCode::Database, .detail = problem});
    else
        noteAnswer();
}

void Plotter::fail(const Error &error)
{
    m_outcome = error;
    m_waiting.quit();
}

bool Plotter::hasAll()
{
    const QList<Series> &series = m_session.loader().series();
    const QList<StateRuns> &states = m_session.states().states();
    const auto isRead = [](const auto &each) { return !each.range.isEmpty(); };
    return m_session.hasCatalog() && m_session.events().isRead() && !m_session.loader().isLoading()
        && series.size() + states.size() == m_request.columns.size()
        && std::all_of(series.begin(), series.end(), isRead) && std::all_of(states.begin(), states.end(), isRead);
}

} // namespace mtnops
