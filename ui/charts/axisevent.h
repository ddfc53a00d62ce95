// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/event.h"
#include "models/showntime.h"
#include "ui/charts/timescale.h"

#include <QFontMetricsF>
#include <QList>

namespace mtnops {

/** Something that happened, as the time axis marks it. */
struct AxisEvent
{
    Timestamp time;
    EventKind kind = EventKind::Problem;
    QString text; ///< "device down · Telescope: no reply"
};

/** Events that are too close to each other to be told apart on the axis, as one mark. */
struct EventMark
{
    double x = 0; ///< of the first one, in the scale's coordinates
    EventKind kind = EventKind::Problem; ///< the gravest of them
    qsizetype first = 0; ///< in the list of events
    qsizetype count = 0;
};

/** The text of an event that stands alone, beside its mark. */
struct EventLabel
{
    double left = 0; ///< in the scale's coordinates
    QString text; ///< cut where there is no room for all of it
};

/** Marks for the events that the scale shows, at least @p apart pixels from each other. @p events in order of time. */
QList<EventMark> eventMarks(const QList<AxisEvent> &events, const TimeScale &scale, double apart);

/** Texts for those of @p marks that stand for one event and have room beside them, at the right if it is enough. They
    touch neither marks nor each other, and stay within the scale. */
QList<EventLabel> eventLabels(const QList<AxisEvent> &events, const QList<EventMark> &marks, const TimeScale &scale,
                              const QFontMetricsF &metrics);

/** What the tooltip of a mark with those events says: a line for each, the first eight, and how many there are. */
QString eventMarkText(const QList<AxisEvent> &events, const ShownTime &shown);

} // namespace mtnops
