// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/charts/trace.h"

#include <QPointF>

#include <limits>

class QPainter;

namespace mtnops {

/** From the highest to the lowest place in pixels that something reaches; upside down where it is nothing. */
struct HeightSpan
{
    double top = std::numeric_limits<double>::infinity();
    double bottom = -std::numeric_limits<double>::infinity();

    HeightSpan united(const HeightSpan &other) const
    {
        return {.top = std::min(top, other.top), .bottom = std::max(bottom, other.bottom)};
    }
};

/** A trace in pixels: unbroken lines, and the samples that stand alone between breaks. Reused from one frame to the
    next, so that drawing allocates nothing. */
struct TracePath
{
    /** Draws the part of @p points that is seen in @p range. @p pixels is the width of frame.plot in device pixels:
        of more than four points a pixel column the first, lowest, highest and last remain. */
    void build(const QList<SeriesPoint> &points, const PanelFrame &frame, const TimeRange &range, bool isStepped,
               int pixels);

    HeightSpan heights() const;

    QList<QPointF> corners; ///< of all lines, one after the other
    QList<qsizetype> ends; ///< where in corners each line ends; none has less than two corners
    QList<QPointF> dots;
};

/** Draws the lines with the painter's pen. */
void drawThin(QPainter &painter, const TracePath &path);

/** Cuts the lines of @p path into dashes of 6 px with 5 px between them, or dots of 2 px with 3 px, inside the plot
   area, and puts them in @p dashes. They are counted along the time axis, so that they move along when it is panned.
   Steep parts stay whole: a spike in a gap would be lost. */
void cutIntoDashes(const TracePath &path, const PanelFrame &frame, TracePath &dashes,
                   LineStyle style = LineStyle::Dashed);

} // namespace mtnops
