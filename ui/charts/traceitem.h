// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plotitem.h"
#include "ui/charts/traceband.h"

namespace mtnops {

/** Draws one trace in the plot area of its panel's chart, reduced data as their mean inside the band of all: several
   times faster than a QLineSeries, because only what is exposed is mapped, into memory that is kept, and drawn with the
   thinnest pen. Beyond a limit it has the limit's colour and is thicker. Main thread. */
class TraceItem final : public PlotItem
{
public:
    /** @p frame is the panel's and outlives the item. */
    TraceItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTrace(const Trace &trace);
    const Trace &trace() const { return m_trace; }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintPart(QPainter &painter, const QRectF &part, LimitState state);

    Trace m_trace;
    TraceBand m_band; ///< of reduced data
    TracePath m_path; ///< of samples, or of means inside the band
    TracePath m_dashes; ///< of m_path
};

} // namespace mtnops
