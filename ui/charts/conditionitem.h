// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plateplace.h"
#include "ui/charts/plotitem.h"
#include "ui/charts/trace.h"

namespace mtnops {

class LegendItem;

/** At the right edge of a plot, beside the height where a trace ended and off all traces: the state's icon and the age
    of the newest value, greyed, where that is not to be taken for now. Main thread. */
class ConditionItem final : public PlotItem
{
public:
    /** @p frame is the panel's, as are its @p names; both outlive the item. */
    ConditionItem(const PanelFrame &frame, const LegendItem &names, QGraphicsItem *parent);

    void clear();
    /** Marks those of @p traces that have a condition, and covers none of them. They are drawn against @p frame, which
        outlives the mark. */
    void add(const QList<Trace> &traces, const PanelFrame &frame);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Mark
    {
        QString text;
        Icon icon;
        QColor colour; ///< of the trace
        std::optional<double> value; ///< its last one
        const PanelFrame *frame = nullptr; ///< of its axis
    };

    struct Line
    {
        Trace trace;
        const PanelFrame *frame = nullptr; ///< of its axis
    };

    /** What stands between @p left and the right edge. */
    QList<HeightSpan> taken(double left) const;
    void paintPlate(QPainter &painter, const Mark &mark, const QRectF &plate) const;

    const LegendItem &m_names;
    QList<Mark> m_marks;
    QList<Line> m_lines; ///< of all traces, marked or not
};

} // namespace mtnops
