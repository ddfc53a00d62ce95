// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plotitem.h"
#include "ui/charts/trace.h"

namespace mtnops {

/** Draws one column of states as a strip: an area for each run with its word in it where that has room, hatched where
    there were several changes in a pixel, empty where there was no value. Main thread. */
class StripItem final : public PlotItem
{
public:
    /** @p frame is the panel's and outlives the item. */
    StripItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTrace(const Trace &trace);
    /** The strip is row @p row of @p rows below the names. */
    void setRow(int row, int rows);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    /** The height of a strip in pixels, whatever the panel's is. */
    static double heightFor(const QFont &font);

private:
    QRectF strip() const;
    void paintRun(QPainter &painter, const StateRun &run, const QRectF &area) const;
    void paintWord(QPainter &painter, const QString &word, const QRectF &area) const;

    Trace m_trace;
    int m_row = 0;
    int m_rows = 1;
};

} // namespace mtnops
