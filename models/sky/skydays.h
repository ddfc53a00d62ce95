// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/sky.h"

#include <QHash>

#include <optional>

namespace mtnops {

/** What shades a window of time: a value. Empty where the site's place is not known or the window is too long. */
struct SkyShade
{
    QList<SkySpan> phases; ///< one after the other, over the whole window
    QList<TimeRange> moonUp; ///< in order

    bool isEmpty() const { return phases.isEmpty(); }
    /** The phase at @p time, nothing outside. */
    std::optional<SkyPhase> phaseAt(Timestamp time) const;
    bool isMoonUp(Timestamp time) const;
    friend bool operator==(const SkyShade &, const SkyShade &) = default;
};

/** The shade of any window over a site, worked out a day at a time and kept: a day takes 1 ms. Main thread. */
class SkyDays
{
public:
    /** Windows that are longer have no shade: a night would be a few pixels. */
    static constexpr Duration longest = std::chrono::hours(24 * 45);

    explicit SkyDays(const SiteInfo &site);

    SkyShade over(const TimeRange &range);

private:
    const SkyShade &day(qint64 number);

    Sky m_sky;
    bool m_hasPlace;
    QHash<qint64, SkyShade> m_days; ///< by days since 1970, UTC
};

} // namespace mtnops
