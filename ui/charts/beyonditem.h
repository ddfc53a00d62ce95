// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/beyondaxis.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QGraphicsItem>

namespace mtnops {

/** Says at the upper and the lower edge of a plot, at its left, which traces lie wholly beyond it, with an arrowhead to
    where they are. Main thread. */
class BeyondItem final : public QGraphicsItem
{
public:
    /** @p frame is the panel's and outlives the item. */
    BeyondItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTheme(const Theme &theme);
    void setFont(const QFont &font);
    void setTold(const QList<BeyondAxis> &told);
    const QList<BeyondAxis> &told() const { return m_told; }

    /** Call before the plot area moves. */
    void plotAreaWillChange() { prepareGeometryChange(); }

    QRectF boundingRect() const override { return m_frame.plot; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintLine(QPainter &painter, const BeyondAxis &line, double top) const;

    const PanelFrame &m_frame;
    Theme m_theme;
    QFont m_font;
    QList<BeyondAxis> m_told;
};

} // namespace mtnops
