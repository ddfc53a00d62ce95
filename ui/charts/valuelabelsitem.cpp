// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valuelabelsitem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace mtnops {

namespace {

constexpr double unitLeft = 6;
constexpr double unitGap = 8; // between unit and labels
constexpr double plotGap = 7; // between labels and plot area
constexpr double overhang = 4; // above and below the plot area

} // namespace

ValueLabelsItem::ValueLabelsItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void ValueLabelsItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ValueLabelsItem::setFont(const QFont &font)
{
    m_font = font;
    update();
}

void ValueLabelsItem::setUnit(const QString &unit)
{
    m_unit = unit;
    update();
}

void ValueLabelsItem::setTicks(const QList<ValueTick> &ticks)
{
    m_ticks = ticks;
    update();
}

double ValueLabelsItem::neededWidth() const
{
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (const ValueTick &tick : m_ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return unitLeft + metrics.height() + unitGap + widest + plotGap;
}

QRectF ValueLabelsItem::boundingRect() const
{
    return {0, m_frame.plot.top() - overhang, m_frame.plot.left(), m_frame.plot.height() + 2.0 * overhang};
}

void ValueLabelsItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QFontMetricsF metrics(m_font);
    painter->save();
    painter->setFont(m_font);
    painter->setPen(m_theme.muted);
    for (const ValueTick &tick : m_ticks) {
        const double x = m_frame.plot.left() - plotGap - metrics.horizontalAdvance(tick.label);
        const double middle = (metrics.ascent() - metrics.descent()) / 2.0;
        painter->drawText(QPointF(x, m_frame.y(tick.value) + middle), tick.label);
    }
    painter->translate(unitLeft + metrics.ascent(), m_frame.plot.center().y());
    painter->rotate(-90);
    const QString unit = metrics.elidedText(m_unit, Qt::ElideRight, m_frame.plot.height());
    painter->drawText(QPointF(-metrics.horizontalAdvance(unit) / 2.0, 0), unit);
    painter->restore();
}

} // namespace mtnops
