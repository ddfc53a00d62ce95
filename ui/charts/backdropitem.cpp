// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/backdropitem.h"

#include <QPainter>

#include <cmath>

namespace mtnops {

namespace {

/** The middle of the pixel at @p position: a line there is one pixel wide and sharp. */
double sharp(double position)
{
    return std::floor(position) + 0.5;
}

} // namespace

BackdropItem::BackdropItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void BackdropItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void BackdropItem::setTimeTicks(const QList<TimeTick> &ticks)
{
    m_timeTicks = ticks;
    update();
}

void BackdropItem::setValueTicks(const QList<ValueTick> &ticks)
{
    m_valueTicks = ticks;
    update();
}

void BackdropItem::setLimits(const QList<Limit> &limits)
{
    m_limits = limits;
    update();
}

void BackdropItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QRectF &plot = m_frame.plot;
    const TimeScale scale = m_frame.timeScale();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(plot, m_theme.panel);
    painter->setPen(QPen(m_theme.grid, 1.0));
    for (const ValueTick &tick : m_valueTicks) {
        const double y = sharp(m_frame.y(tick.value));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    for (const TimeTick &tick : m_timeTicks) {
        const double x = sharp(scale.x(tick.time));
        if (x <= plot.left() || x >= plot.right())
            continue;
        painter->setPen(QPen(tick.isMajor ? m_theme.border : m_theme.grid, 1.0));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const Limit &limit : m_limits) {
        if (!m_frame.values.contains(limit.value))
            continue;
        QPen pen(limit.isAlarm ? m_theme.alarm : m_theme.warning, 1.0);
        pen.setDashPattern({5.0, 4.0});
        painter->setPen(pen);
        const double y = sharp(m_frame.y(limit.value));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    painter->setPen(QPen(m_theme.border, 1.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(plot.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace mtnops
