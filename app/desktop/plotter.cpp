// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plotter.h"

#include "ui/charts/chartfeed.h"
#include "ui/charts/chartpicture.h"

#include <QTimer>

#include <algorithm>

namespace mtnops {

namespace {

constexpr double pngScale = 1; // pixels as asked for

} // namespace

Plotter::Plotter(const PlotRequest &request, const Clock &clock, std::chrono::milliseconds patience)
    : m_request(request)
    , m_session(request.databasePath, clock)
    , m_chart(m_session.window(), m_session.selection())
    , m_patience(patience)
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
    QTimer::singleShot(m_patience, &m_waiting, [this] { giveUp(); });
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
    if (const Result<void> fits = makeRoom(); !fits)
        fail(fits.error());
}

/** A picture cannot be scrolled: it becomes as high as all panels need, unless somebody wants another height. */
Result<void> Plotter::makeRoom()
{
    const int needed = m_chart.neededHeight();
    if (needed == m_chart.height())
        return {};
    const bool isTooHigh = needed > longestPictureSide;
    if (m_request.mayBeHigher && !isTooHigh) {
        m_chart.resize(m_request.size.width(), needed);
        return {};
    }
    const QString advice = isTooHigh
        ? QStringLiteral("name fewer columns, since %1 is the greatest height").arg(longestPictureSide)
        : QStringLiteral("write --size %1x%2, or name fewer columns").arg(m_request.size.width()).arg(needed);
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1 of %2 panels have room in %3x%4 pixels: %5")
                     .arg(m_chart.seenPanels())
                     .arg(m_chart.panelCount())
                     .arg(m_request.size.width())
                     .arg(m_request.size.height())
                     .arg(advice)};
}

void Plotter::giveUp()
{
    fail({.code = ErrorCode::Timeout,
          .detail = QStringLiteral("%1: not all could be read within %2 s: ask for fewer columns or a shorter time")
                        .arg(m_request.databasePath)
                        .arg(double(m_patience.count()) / 1000)});
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
