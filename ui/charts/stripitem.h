// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/charts/trace.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QGraphicsItem>

namespace mtnops {

/** Draws one column of states as a strip: an area for each run with its word in it where that has room, hatched where
    there were several changes in a pixel, empty where there was no value. Main thread. */
class StripItem final : public QGraphicsItem
{
public:
    /** @p frame is the panel's and outlives the item. */
    StripItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTheme(const Theme &theme);
    void setFont(const QFont &font);
    void setTrace(const Trace &trace);
    /** The strip is row @p row of @p rows below the names. */
    void setRow(int row, int rows);

    /** Call before the plot area moves. */
    void plotAreaWillChange() { prepareGeometryChange(); }

    QRectF boundingRect() const override { return m_frame.plot; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    /** The height of a strip in pixels, whatever the panel's is. */
    static double heightFor(const QFont &font);

private:
    QRectF strip() const;
    void paintRun(QPainter &painter, const StateRun &run, const QRectF &area) const;
    void paintWord(QPainter &painter, const QString &word, const QRectF &area) const;

    const PanelFrame &m_frame;
    Theme m_theme;
    QFont m_font;
    Trace m_trace;
    int m_row = 0;
    int m_rows = 1;
};

} // namespace mtnops
