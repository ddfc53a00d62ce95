// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/skydays.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr Duration dayLength = std::chrono::hours(24);
constexpr qsizetype mostDays = 2000; // some MB; then they are worked out anew

TimeRange intersection(const TimeRange &a, const TimeRange &b)
{
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

} // namespace

std::optional<SkyPhase> SkyShade::phaseAt(Timestamp time) const
{
    const auto span =
        std::find_if(phases.begin(), phases.end(), [&](const SkySpan &each) { return each.range.contains(time); });
    return span == phases.end() ? std::nullopt : std::optional(span->phase);
}

bool SkyShade::isMoonUp(Timestamp time) const
{
    return std::any_of(moonUp.begin(), moonUp.end(), [&](const TimeRange &range) { return range.contains(time); });
}

SkyDays::SkyDays(const SiteInfo &site) : m_sky(site), m_hasPlace(site.hasPlace()) { }

SkyShade SkyDays::over(const TimeRange &range)
{
    SkyShade shade;
    if (!m_hasPlace || range.length() > longest)
        return shade;
    for (Timestamp start = floorTo(range.from, dayLength); start < range.to; start += dayLength) {
        const SkyShade &one = day(start.time_since_epoch() / dayLength);
        for (const SkySpan &span : one.phases) {
            const TimeRange part = intersection(span.range, range);
            if (part.isEmpty())
                continue;
            if (!shade.phases.isEmpty() && shade.phases.last().phase == span.phase)
                shade.phases.last().range.to = part.to;
            else
                shade.phases.append({part, span.phase});
        }
        for (const TimeRange &up : one.moonUp) {
            const TimeRange part = intersection(up, range);
            if (part.isEmpty())
                continue;
            if (!shade.moonUp.isEmpty() && shade.moonUp.last().to == part.from)
                shade.moonUp.last().to = part.to;
            else
                shade.moonUp.append(part);
        }
    }
    return shade;
}

const SkyShade &SkyDays::day(qint64 number)
{
    if (m_days.size() > mostDays)
        m_days.clear();
    auto found = m_days.find(number);
    if (found == m_days.end()) {
        const TimeRange whole{Timestamp(dayLength * number), Timestamp(dayLength * (number + 1))};
        found = m_days.insert(number, {m_sky.phases(whole), m_sky.moonUp(whole)});
    }
    return *found;
}

} // namespace mtnops
