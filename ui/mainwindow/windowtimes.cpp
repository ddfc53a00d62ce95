// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowtimes.h"

#include "models/logsession.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr Duration longestEnd = std::chrono::hours(24); // of a log that has ended
constexpr Duration shortestEnd = std::chrono::minutes(1); // a single row is somewhere

} // namespace

WindowTimes::WindowTimes(LogSession &session, WindowSettings &settings, QObject *parent)
    : QObject(parent), m_session(session), m_settings(settings)
{
    connect(&session, &LogSession::catalogChanged, this, &WindowTimes::restore);
    connect(&session, &LogSession::latestChanged, this, &WindowTimes::showNewest);
    if (session.hasCatalog())
        restore();
}

void WindowTimes::remember()
{
    const TimeWindow &window = m_session.window();
    if (!m_site.isEmpty() && (!m_wantsNewest || isChosen()))
        m_settings.setTimes(m_site, window.range(), window.isLive());
}

bool WindowTimes::isChosen() const
{
    return m_session.window().canGoBack();
}

void WindowTimes::restore()
{
    if (!m_site.isEmpty() || m_session.catalog().site.name.isEmpty())
        return;
    m_site = m_session.catalog().site.name;
    const std::optional<TimeRange> times = m_settings.times(m_site);
    if (!times) {
        m_wantsNewest = true;
        showNewest();
    } else if (!isChosen() && m_settings.wasLive(m_site)) {
        m_session.window().showLive(times->length());
    } else if (!isChosen()) {
        m_session.window().showRange(*times);
    }
}

void WindowTimes::showNewest()
{
    if (!m_wantsNewest)
        return;
    Timestamp oldest = Timestamp::max();
    Timestamp newest = Timestamp::min();
    for (const LatestRow &latest : m_session.latest().rows) {
        if (!latest.row || !latest.oldest)
            continue;
        oldest = std::min(oldest, *latest.oldest);
        newest = std::max(newest, latest.row->time);
    }
    if (oldest > newest)
        return; // nothing is read yet, or there is nothing
    m_wantsNewest = false;
    TimeWindow &window = m_session.window();
    if (m_expectsRows || isChosen() || newest >= window.range().from)
        return;
    window.showRange({std::min(std::max(oldest, newest - longestEnd), newest - shortestEnd), newest + Duration(1)});
}

} // namespace mtnops
