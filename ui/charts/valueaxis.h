// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisstate.h"
#include "models/panelplan.h"
#include "ui/charts/beyondaxis.h"
#include "ui/charts/panelframe.h"
#include "ui/charts/trace.h"
#include "ui/charts/valuelabelsitem.h"

#include <memory>

namespace mtnops {

/** One value axis of a panel: which values are at the edges of the plot, whether they follow the traces or are held,
   and the labels beside it. A locked one shows what its state says and nothing else; that of strips has no values and
   cannot be held. Lives as long as the panel's chart, on the main thread. */
class ValueAxis
{
public:
    /** The labels become a child of @p parent and are deleted with the axis. */
    ValueAxis(const AxisPlan &plan, QGraphicsItem *parent);

    const AxisPlan &plan() const { return m_plan; }
    void setPlan(const AxisPlan &plan);
    const AxisState &state() const { return m_state; }
    void setState(const AxisState &state);

    /** Of the columns of the plan. */
    void setTraces(const QList<Trace> &traces);
    /** As they are drawn: a logarithmic axis has no place for zero and below, and none for values beyond 1e300. */
    const QList<Trace> &drawn() const { return m_drawn; }
    /** Values of zero and below are in the window and left out. */
    bool leavesOut() const;
    /** Values beyond 1e300 are in the window and left out. */
    bool leavesOutTooLarge() const;
    /** The traces that a held axis hides, as far as they have values in the window. */
    QList<BeyondAxis> beyond() const;

    /** Where items draw that belong to this axis; stays at one place in memory. */
    const PanelFrame &frame() const { return m_frame; }
    void setTime(const TimeRange &range) { m_frame.range = range; }
    /** @p column is where the labels go, beside the plot. */
    void setPlot(const QRectF &plot, const QRectF &column);

    /** Follows the values that are seen, or shows those that are held; @p headroom is the share of the height that is
        kept for the names. True when the values at the edges or the labels are other ones. */
    bool fit(double headroom);
    /** What it follows is fitted anew, however well it fits; what is held stays. */
    void fitAnew() { m_hasValues = false; }

    ValueLabelsItem &labels() { return *m_labels; }
    const ValueLabelsItem &labels() const { return *m_labels; }

private:
    ValueSpan wantedSpan(double headroom);
    int mostTicks() const;
    QList<ValueTick> ticksFor(const ValueSpan &span) const;
    QList<ValueTick> ticksWithRoom(const ValueSpan &span, int mostTicks) const;
    void updateDrawn();

    AxisPlan m_plan;
    AxisState m_state;
    QList<Trace> m_traces;
    QList<Trace> m_drawn;
    PanelFrame m_frame;
    bool m_hasTooLarge = false; ///< for any axis
    bool m_hasValues = false; ///< the span comes from data or a person, not from the start
    std::unique_ptr<ValueLabelsItem> m_labels;
};

/** The values at the edges of @p frame when what it shows is moved down by so many pixels. */
AxisSpan panned(const PanelFrame &frame, double pixels);
/** When it is @p factor times as much, and the value at height @p y stays there. */
AxisSpan zoomed(const PanelFrame &frame, double factor, double y);

} // namespace mtnops
