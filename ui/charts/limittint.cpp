// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/limittint.h"

#include <algorithm>

namespace mtnops {

QList<LimitBand> limitBands(const Limits &limits, const PanelFrame &frame)
{
    const double top = frame.plot.top();
    const double bottom = frame.plot.bottom();
    const auto heightOf = [&](const std::optional<double> &limit, double without) {
        return limit ? std::clamp(frame.y(*limit), top, bottom) : without;
    };
    // Where a warning lies beyond its alarm, the alarm is told.
    const double alarmAbove = heightOf(limits.alarmAbove, top);
    const double warnAbove = std::max(heightOf(limits.warnAbove, top), alarmAbove);
    const double alarmBelow = heightOf(limits.alarmBelow, bottom);
    const double warnBelow = std::min(heightOf(limits.warnBelow, bottom), alarmBelow);
    QList<LimitBand> bands;
    const auto add = [&](LimitState state, double from, double to) {
        if (from < to)
            bands.append({state, from, to});
    };
    add(LimitState::Alarm, top, alarmAbove);
    add(LimitState::Warning, alarmAbove, warnAbove);
    add(LimitState::Normal, warnAbove, warnBelow);
    add(LimitState::Warning, warnBelow, alarmBelow);
    add(LimitState::Alarm, alarmBelow, bottom);
    return bands;
}

} // namespace mtnops
