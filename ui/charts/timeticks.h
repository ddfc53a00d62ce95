// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"
#include "models/showntime.h"

#include <QList>
#include <QString>

namespace mtnops {

/** One labelled instant of the time axis. */
struct TimeTick
{
    Timestamp time;
    QString label;
    bool isMajor = false; ///< a day, month or year begins; says which
    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/** The instants inside @p range that a person would label: whole seconds, minutes, hours, days, months or years of the
    zone's wall clock, or whole seconds to hours of sidereal time and days of UTC, at least @p labelWidth apart on an
    axis of @p width pixels. An hour that a clock change repeats is labelled with its offset from UTC. In order of
    time. */
QList<TimeTick> timeTicks(const TimeRange &range, const ShownTime &shown, double width, double labelWidth);

/** What is shown over @p range and the date of its start: "MST, 23 Nov 2026", "MDT, then MST, 31 Oct 2026", "LST, 24
   Nov 2026 UTC". */
QString dateLabel(const TimeRange &range, const ShownTime &shown);

/** @p time as finely as a window of that length calls for: "20:12:40", with milliseconds below a minute, with the date
    of its zone from a day on. */
QString clockLabel(Timestamp time, const ShownTime &shown, Duration windowLength);

/** As clockLabel(), with what it is shown in: "20:12:40 MST", "24 Nov 2026 20:12:40 MST", "24 Nov 2026 UTC, 23:58:11
    LST". */
QString namedClockLabel(Timestamp time, const ShownTime &shown, Duration windowLength);

} // namespace mtnops
