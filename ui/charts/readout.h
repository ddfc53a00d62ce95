// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/instantvalue.h"
#include "ui/charts/timeticks.h"
#include "ui/charts/trace.h"

#include <QColor>
#include <QHash>

namespace mtnops {

/** One line of the crosshair's box: what a trace was at the sample nearest to the cursor, or, where it holds its value,
    at the last one, or that it had no value. */
struct ReadoutLine
{
    QString label;
    QString value; ///< with its unit, or a word; "…" where it is not read yet; behind "≈" where the pixel stands for
                   ///< several rows and the sample is not known, with their lowest and highest value where it is
                   ///< their mean
    QString
        age; ///< the sample's own time, or when the state began, and how far that is from the cursor, "20:12:38 · 2.4
             ///< s before"; where a pixel stands for several rows only how far, and where that is more than usual
    QColor colour;
    LineStyle line = LineStyle::Solid;
    Column column;
    QList<Value> states; ///< what the swatch of a strip shows
};

/** What the crosshair says at one instant. */
struct Readout
{
    QString title; ///< the instant under the cursor and what it is shown in, with UTC behind sidereal time, and how far
                   ///< "≈" reaches
    QList<ReadoutLine> lines; ///< one for each trace that was read
    QList<ColumnRef> reduced; ///< those of which the drawn does not tell the sample
};

/** How far a sample may be from the cursor beyond the end of a line and still be told: the longest time between two
   rows over which a line is drawn, or a pixel. */
Duration readoutReach(const Trace &trace, Duration windowLength);

/** @p samples: what was looked up there, for what is drawn reduced. One that stood no more, or that only a minute's
    rollup remembers, is not told: then what is drawn is. */
Readout readoutAt(Timestamp time, const QList<Trace> &traces, const ShownTime &shown, Duration windowLength,
                  const QHash<ColumnRef, InstantValue> &samples = {});

/** "0.2 s before", "3 min after", "" for less than a millisecond: @p distance is the sample's time minus the cursor's.
 */
QString distanceText(Duration distance);

} // namespace mtnops
