// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QGraphicsItem>

namespace mtnops {

/** What stands at the left of a plot area: the labels of its values, and the unit upright beside them. Main thread. */
class ValueLabelsItem final : public QGraphicsItem
{
public:
    /** @p frame is the panel's and outlives the item. */
    ValueLabelsItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTheme(const Theme &theme);
    void setFont(const QFont &font);
    void setUnit(const QString &unit);
    void setTicks(const QList<ValueTick> &ticks);
    const QList<ValueTick> &ticks() const { return m_ticks; }

    /** The width that labels and unit need. */
    double neededWidth() const;

    /** Call before the plot area moves. */
    void plotAreaWillChange() { prepareGeometryChange(); }

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const PanelFrame &m_frame;
    Theme m_theme;
    QFont m_font;
    QString m_unit;
    QList<ValueTick> m_ticks;
};

} // namespace mtnops
