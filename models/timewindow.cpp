// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timewindow.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr qsizetype longestHistory = 200;
constexpr double liveEdge = 0.1; // of the window: who zooms in there looks at what is happening now

Duration clampSpan(Duration span)
{
    return std::clamp(span, TimeWindow::shortest, TimeWindow::longest);
}

} // namespace

TimeWindow::TimeWindow(Timestamp now, QObject *parent)
    : QObject(parent), m_current{.range = {now - std::chrono::hours(1), now}, .live = true}, m_now(now)
{
}

void TimeWindow::showLive(Duration span)
{
    change({.range = {m_now - clampSpan(span), m_now}, .live = true});
}

void TimeWindow::resumeLive()
{
    showLive(m_current.range.length());
}

void TimeWindow::showRange(const TimeRange &range)
{
    change({.range = {range.from, range.from + clampSpan(range.length())}, .live = false});
}

void TimeWindow::pan(Duration by)
{
    if (by != Duration::zero())
        change({.range = {m_current.range.from + by, m_current.range.to + by}, .live = false});
}

void TimeWindow::zoom(double factor, Timestamp anchor)
{
    const TimeRange &range = m_current.range;
    const double wanted = double(range.length().count()) * factor;
    const Duration span = clampSpan(Duration(std::llround(std::min(wanted, double(longest.count())))));
    const double share = double((anchor - range.from).count()) / double(range.length().count());
    if (m_current.live && (factor >= 1.0 || share > 1.0 - liveEdge)) {
        showLive(span);
        return;
    }
    const Timestamp from = anchor - Duration(std::llround(share * double(span.count())));
    change({.range = {from, from + span}, .live = false});
}

void TimeWindow::goBack()
{
    if (m_back.isEmpty())
        return;
    m_forward.append(m_current);
    assign(m_back.takeLast());
    m_gestureRecorded = false; // what goes on from here is another step
    emit historyChanged();
}

void TimeWindow::goForward()
{
    if (m_forward.isEmpty())
        return;
    m_back.append(m_current);
    assign(m_forward.takeLast());
    m_gestureRecorded = false;
    emit historyChanged();
}

void TimeWindow::beginGesture()
{
    m_inGesture = true;
    m_gestureRecorded = false;
}

void TimeWindow::endGesture()
{
    m_inGesture = false;
}

void TimeWindow::cancelGesture()
{
    const bool hasChanged = m_inGesture && m_gestureRecorded;
    endGesture();
    if (hasChanged)
        goBack();
}

void TimeWindow::advance(Timestamp now)
{
    m_now = now;
    if (m_current.live)
        assign({.range = {now - m_current.range.length(), now}, .live = true});
}

void TimeWindow::change(View view)
{
    // A live window is the same view wherever the clock stands.
    const bool isSame =
        view == m_current || (view.live && m_current.live && view.range.length() == m_current.range.length());
    if (!isSame && !(m_inGesture && m_gestureRecorded)) {
        m_back.append(m_current);
        if (m_back.size() > longestHistory)
            m_back.removeFirst();
        m_forward.clear();
        m_gestureRecorded = true;
        assign(view);
        emit historyChanged();
        return;
    }
    assign(view);
}

void TimeWindow::assign(const View &view)
{
    View next = view;
    if (next.live) // a live view out of the history follows the clock of today
        next.range = {m_now - view.range.length(), m_now};
    const View before = std::exchange(m_current, next);
    if (before.range != m_current.range)
        emit rangeChanged(m_current.range);
    if (before.live != m_current.live)
        emit liveChanged(m_current.live);
}

} // namespace mtnops
