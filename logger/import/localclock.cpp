// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/localclock.h"

#include <QDateTime>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr qint64 minute = Duration(1min).count();
constexpr qint64 hour = Duration(1h).count();
constexpr qint64 day = 24 * hour;

} // namespace

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
    const qint64 before = shown - offsetAt(shown - day);
    const qint64 after = shown - offsetAt(shown + day);
    const bool isBefore = before + offsetAt(before) == shown;
    const bool isAfter = after != before && after + offsetAt(after) == shown;
    if (isBefore && isAfter)
        return {.count = 2, .first = std::min(before, after), .second = std::max(before, after)};
    if (isBefore || isAfter)
        return {.count = 1, .first = isBefore ? before : after, .second = 0};
    return {};
}

qint64 LocalClock::decide(const Instants &instants)
{
    const bool isSecond = m_last && *m_last > instants.first + minute && *m_last <= instants.second + minute;
    ++(isSecond ? m_twiceShown.second : m_twiceShown.first);
    return isSecond ? instants.second : instants.first;
}

} // namespace mtnops
