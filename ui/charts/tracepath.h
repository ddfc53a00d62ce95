// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/charts/trace.h"

#include <QPointF>

namespace mtnops {

/** A trace in pixels: unbroken lines, and the samples that stand alone between breaks. Reused from one frame to the
    next, so that drawing allocates nothing. */
struct TracePath
{
    /** Draws the part of @p points that is seen in @p range. @p pixels is the width of frame.plot in device pixels:
        of more than four points a pixel column the first, lowest, highest and last remain. */
    void build(const QList<SeriesPoint> &points, const PanelFrame &frame, const TimeRange &range, bool isStepped,
               int pixels);

    /** Whether any of it lies between those heights in pixels, or next to them. */
    bool reaches(double top, double bottom) const;

    QList<QPointF> corners; ///< of all lines, one after the other
    QList<qsizetype> ends; ///< where in corners each line ends; none has less than two corners
    QList<QPointF> dots;
};

/** Cuts the lines of @p path into dashes of 6 px with 5 px between them, or dots of 2 px with 3 px, inside the plot
   area, and puts them in @p dashes. They are counted along the time axis, so that they move along when it is panned.
   Steep parts stay whole: a spike in a gap would be lost. */
void cutIntoDashes(const TracePath &path, const PanelFrame &frame, TracePath &dashes,
                   LineStyle style = LineStyle::Dashed);

} // namespace mtnops
