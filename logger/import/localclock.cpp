// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/localclock.h"

#include <QDateTime>

#include <algorithm>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr qint64 minute = Duration(1min).count();
constexpr qint64 hour = Duration(1h).count();

} // namespace

bool LocalClock::isTwiceShown(qint64 shown) const
{
    return (shown < m_from || shown >= m_to) && instantsOf(shown).count == 2;
}

qint64 LocalClock::longestStep(Duration interval)
{
    return std::clamp<qint64>(interval.count() * 5 / 2, minute, 15 * minute);
}

Showing LocalClock::showingOf(const TwiceShownRun &run, std::optional<qint64> next, qint64 longestStep) const
{
    constexpr qint64 night = 3 * hour; // no clock is set back further
    const Instants begin = instantsOf(run.first);
    if (isBehindFirst(begin))
        return Showing::Second;
    const bool isNextTwice = next && instantsOf(*next).count == 2;
    if (isNextTwice && *next<run.last - minute && * next> run.last - night)
        return Showing::First;
    if (m_last && *m_last >= begin.first - longestStep && *m_last <= begin.first + minute)
        return Showing::First;
    if (next && !isNextTwice && *next >= run.last && *next <= run.last + longestStep)
        return Showing::Second;
    return Showing::Unknown;
}

Timestamp LocalClock::instantOf(qint64 shown, Showing showing)
{
    const Instants instants = instantsOf(shown);
    const bool isSecond = showing == Showing::Second;
    ++(isSecond ? m_twiceShown.second : m_twiceShown.first);
    if (showing == Showing::Unknown)
        ++m_twiceShown.guessed;
    m_last = isSecond ? instants.second : instants.first;
    return fromMicroseconds(*m_last);
}

std::optional<Timestamp> LocalClock::instantOf(qint64 shown)
{
    if (shown < m_from || shown >= m_to) {
        const Instants instants = instantsOf(shown);
        if (instants.count == 0)
            return std::nullopt;
        if (instants.count == 2) {
            m_last = decide(instants);
            return fromMicroseconds(*m_last);
        }
        m_offset = shown - instants.first;
        m_from = toMicroseconds(floorTo(fromMicroseconds(shown), 1h));
        m_to = m_from + hour;
        for (const qint64 edge : {m_from, m_to - 1}) {
            const Instants there = instantsOf(edge);
            if (there.count != 1 || edge - there.first != m_offset)
                m_to = m_from; // not for the whole hour
        }
        m_last = instants.first;
        return fromMicroseconds(instants.first);
    }
    m_last = shown - m_offset;
    return fromMicroseconds(*m_last);
}

qint64 LocalClock::offsetAt(qint64 time) const
{
    const Timestamp whole = std::chrono::floor<std::chrono::seconds>(fromMicroseconds(time));
    return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(whole.time_since_epoch() / 1s, Qt::UTC)) * 1'000'000LL;
}

/** No zone changes twice within two days. */
LocalClock::Instants LocalClock::instantsOf(qint64 shown) const
{
    const qint64 before = shown - offsetAt(shown - 24 * hour);
    const qint64 after = shown - offsetAt(shown + 24 * hour);
    const bool isBefore = before + offsetAt(before) == shown;
    const bool isAfter = after != before && after + offsetAt(after) == shown;
    if (isBefore && isAfter)
        return {.count = 2, .first = std::min(before, after), .second = std::max(before, after)};
    if (isBefore || isAfter)
        return {.count = 1, .first = isBefore ? before : after, .second = 0};
    return {};
}

/** The row before was later than the first of them. */
bool LocalClock::isBehindFirst(const Instants &instants) const
{
    return m_last && *m_last > instants.first + minute && *m_last <= instants.second + minute;
}

qint64 LocalClock::decide(const Instants &instants)
{
    const bool isSecond = isBehindFirst(instants);
    ++(isSecond ? m_twiceShown.second : m_twiceShown.first);
    return isSecond ? instants.second : instants.first;
}

} // namespace mtnops
