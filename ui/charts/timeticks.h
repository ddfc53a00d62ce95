// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <QList>
#include <QString>
#include <QTimeZone>

namespace mtnops {

/** One labelled instant of the time axis. */
struct TimeTick
{
    Timestamp time;
    QString label;
    bool isMajor = false; ///< a day, month or year begins; says which
    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/** The instants inside @p range that a person would label in @p zone: whole seconds, minutes, hours, days, months or
    years of its wall clock, at least @p labelWidth apart on an axis of @p width pixels. An hour that a clock change
    repeats is labelled with its offset from UTC. In order of time. */
QList<TimeTick> timeTicks(const TimeRange &range, const QTimeZone &zone, double width, double labelWidth);

/** The zone's short name and the date at @p time: "MST, 23 Nov 2026". */
QString dateLabel(Timestamp time, const QTimeZone &zone);

/** @p time on the wall clock of @p zone, as finely as a window of that length calls for: "20:12:40", with
    milliseconds below a minute, with the date from a day on. */
QString clockLabel(Timestamp time, const QTimeZone &zone, Duration windowLength);

/** The zone's short name at @p time: "MST", "UTC". */
QString zoneLabel(Timestamp time, const QTimeZone &zone);

} // namespace mtnops
