// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QGraphicsItem>

namespace mtnops {

/** What the items over a plot area have in common: where it is, the theme, and the font of axes and names. They take no
    mouse events. Main thread. */
class PlotItem : public QGraphicsItem
{
public:
    /** @p frame is the panel's, or that of one of its axes, and outlives the item. */
    PlotItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
    {
        setAcceptedMouseButtons(Qt::NoButton);
    }

    void setTheme(const Theme &theme)
    {
        m_theme = theme;
        update();
    }
    void setFont(const QFont &font)
    {
        m_font = font;
        update();
    }
    const QFont &font() const { return m_font; }

    /** Call before the plot area moves. */
    void plotAreaWillChange() { prepareGeometryChange(); }

    QRectF boundingRect() const override { return m_frame.plot; }

protected:
    const PanelFrame &frame() const { return m_frame; }
    const Theme &theme() const { return m_theme; }

private:
    const PanelFrame &m_frame;
    Theme m_theme;
    QFont m_font;
};

} // namespace mtnops
