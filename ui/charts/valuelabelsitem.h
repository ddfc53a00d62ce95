// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plotitem.h"
#include "ui/charts/trace.h"

namespace mtnops {

/** What stands beside a plot area for one of its axes: the labels of its values, the unit upright, a lock where it is
    locked, and the colours of its traces where the panel has several axes. Main thread. */
class ValueLabelsItem final : public PlotItem
{
public:
    using PlotItem::PlotItem;

    void setFont(const QFont &font);
    void setUnit(const QString &unit);
    /** The look of each is used. */
    void setTraces(const QList<Trace> &traces);
    /** Shows whose axis this is. */
    void setShowsTraces(bool shows);
    void setLogarithmic(bool logarithmic);
    void setLocked(bool locked);
    /** The mouse is here: an open lock can be clicked on. */
    void setHovered(bool hovered);
    void setTicks(const QList<ValueTick> &ticks);
    const QList<ValueTick> &ticks() const { return m_ticks; }

    /** The width that labels and unit need; with room for a few digits more, so that it holds still while live. */
    double neededWidth() const;
    /** Where it draws, from the top of the plot to its bottom. */
    const QRectF &column() const { return m_column; }
    void setColumn(const QRectF &column);
    /** Where a click locks and unlocks. */
    QRectF lockArea() const;

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void updateRoom();
    void paintUnit(QPainter &painter) const;

    QString m_unit;
    QList<Trace> m_traces; ///< without points
    QList<ValueTick> m_ticks;
    QRectF m_column;
    double m_labelRoom = 0;
    bool m_showsTraces = false;
    bool m_isLogarithmic = false;
    bool m_isLocked = false;
    bool m_isHovered = false;
};

} // namespace mtnops
