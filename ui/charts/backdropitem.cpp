// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/backdropitem.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr int moonlight = 14; // alpha
constexpr int moonBar = 120;
constexpr double moonBarHeight = 3; // px

/** The middle of the pixel at @p position: a line there is one pixel wide and sharp. */
double sharp(double position)
{
    return std::floor(position) + 0.5;
}

} // namespace

void BackdropItem::setShade(const SkyShade &shade)
{
    m_shade = shade;
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

void BackdropItem::setNow(Timestamp now)
{
    const QRectF before = nowStrip();
    m_now = now;
    const QRectF after = nowStrip();
    if (after == before)
        return;
    update(before);
    update(after);
}

void BackdropItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QRectF &plot = frame().plot;
    const TimeScale scale = frame().timeScale();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(plot, theme().panel);
    paintShade(*painter);
    painter->setPen(QPen(theme().grid, 1.0));
    for (const ValueTick &tick : m_valueTicks) {
        const double y = sharp(frame().y(tick.value));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    for (const TimeTick &tick : m_timeTicks) {
        const double x = sharp(scale.x(tick.time));
        if (x <= plot.left() || x >= plot.right())
            continue;
        painter->setPen(QPen(tick.isMajor ? theme().border : theme().grid, 1.0));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const Limit &limit : m_limits) {
        if (!limit.frame->values.contains(limit.value))
            continue;
        QPen pen(limit.isAlarm ? theme().alarm : theme().warning, 1.0);
        pen.setDashPattern({5.0, 4.0});
        painter->setPen(pen);
        const double y = sharp(limit.frame->y(limit.value));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    painter->setPen(QPen(theme().border, 1.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(plot.adjusted(0, 0, -1, -1));
    painter->fillRect(nowStrip(), theme().good);
    painter->restore();
}

QRectF BackdropItem::nowStrip() const
{
    const PanelFrame &frame = this->frame();
    if (frame.range.isEmpty() || m_now < frame.range.from || m_now > frame.range.to)
        return {};
    return {std::floor(frame.timeScale().x(m_now)), frame.plot.top(), 1, frame.plot.height()};
}

/** The phases fill the plot; the Moon lightens it a little and draws a bar along its top. */
void BackdropItem::paintShade(QPainter &painter) const
{
    const QRectF &plot = frame().plot;
    const TimeScale scale = frame().timeScale();
    const auto column = [&](const TimeRange &range, double height) {
        const double left = std::max(plot.left(), std::round(scale.x(range.from)));
        const double right = std::min(plot.right(), std::round(scale.x(range.to)));
        return QRectF(left, plot.top(), right - left, height);
    };
    for (const SkySpan &span : m_shade.phases)
        painter.fillRect(column(span.range, plot.height()), theme().sky[int(span.phase)]);
    for (const TimeRange &range : m_shade.moonUp) {
        QColor moon = theme().muted;
        moon.setAlpha(moonlight);
        painter.fillRect(column(range, plot.height()), moon);
        moon.setAlpha(moonBar);
        painter.fillRect(column(range, moonBarHeight), moon);
    }
}

} // namespace mtnops
