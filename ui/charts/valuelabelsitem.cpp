// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valuelabelsitem.h"

#include "ui/charts/legenditem.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double unitLeft = 6;
constexpr double unitGap = 8; // between unit and labels
constexpr double plotGap = 7; // between labels and plot area
constexpr double overhang = 4; // above and below the plot area
constexpr double lockSize = 12;
constexpr double swatchGap = 3;
constexpr double roomStep = 8; // the room for labels grows in steps,
constexpr double roomSlack = 32; // and shrinks only when that much too wide

} // namespace

void ValueLabelsItem::setFont(const QFont &font)
{
    PlotItem::setFont(font);
    m_labelRoom = 0;
    updateRoom();
}

void ValueLabelsItem::setUnit(const QString &unit)
{
    m_unit = unit;
    update();
}

void ValueLabelsItem::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    for (Trace &trace : m_traces)
        trace.series = {};
    update();
}

void ValueLabelsItem::setShowsTraces(bool shows)
{
    m_showsTraces = shows;
    update();
}

void ValueLabelsItem::setLogarithmic(bool logarithmic)
{
    m_isLogarithmic = logarithmic;
    update();
}

void ValueLabelsItem::setLocked(bool locked)
{
    m_isLocked = locked;
    update();
}

void ValueLabelsItem::setHovered(bool hovered)
{
    if (hovered == m_isHovered)
        return;
    m_isHovered = hovered;
    update();
}

void ValueLabelsItem::setTicks(const QList<ValueTick> &ticks)
{
    m_ticks = ticks;
    updateRoom();
    update();
}

double ValueLabelsItem::neededWidth() const
{
    return unitLeft + QFontMetricsF(font()).height() + unitGap + m_labelRoom + plotGap;
}

void ValueLabelsItem::setColumn(const QRectF &column)
{
    prepareGeometryChange();
    m_column = column;
}

QRectF ValueLabelsItem::lockArea() const
{
    const double size = QFontMetricsF(font()).height() + unitLeft;
    return {m_column.left(), m_column.bottom() - size, size, size};
}

QRectF ValueLabelsItem::boundingRect() const
{
    return m_column.adjusted(0, -overhang, 0, overhang);
}

void ValueLabelsItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QFontMetricsF metrics(font());
    painter->save();
    painter->setFont(font());
    painter->setPen(theme().muted);
    for (const ValueTick &tick : m_ticks) {
        const double x = m_column.right() - plotGap - metrics.horizontalAdvance(tick.label);
        const double middle = (metrics.ascent() - metrics.descent()) / 2.0;
        painter->drawText(QPointF(x, frame().y(tick.value) + middle), tick.label);
    }
    if (m_isLocked || m_isHovered) {
        const QRectF area(lockArea().right() - lockSize, lockArea().bottom() - lockSize - 2.0, lockSize, lockSize);
        paintIcon(*painter, area, m_isLocked ? Icon::Locked : Icon::Unlocked,
                  m_isLocked ? theme().text : theme().muted);
    }
    paintUnit(*painter);
    painter->restore();
}

/** Reads upwards, the colours first. */
void ValueLabelsItem::paintUnit(QPainter &painter) const
{
    const QFontMetricsF metrics(font());
    const double length = m_column.height() - 2.0 * lockArea().height(); // the middle stays the middle
    const double swatches = m_showsTraces ? double(m_traces.size()) * (swatchWidth + swatchGap) : 0.0;
    QString text = m_unit;
    if (m_isLogarithmic)
        text = text.isEmpty() ? QCoreApplication::translate("mtnops::ValueLabelsItem", "log")
                              : QCoreApplication::translate("mtnops::ValueLabelsItem", "%1, log").arg(text);
    text = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, length - swatches));
    const double width = swatches + metrics.horizontalAdvance(text);
    painter.translate(m_column.left() + unitLeft + metrics.ascent(), m_column.center().y() + width / 2.0);
    painter.rotate(-90);
    double x = 0;
    for (const Trace &trace : m_showsTraces ? m_traces : QList<Trace>()) {
        if (x + swatchWidth > length)
            break;
        paintSwatch(&painter, x, -metrics.ascent() / 2.0 + 2.0, trace.colour, trace.line);
        x += swatchWidth + swatchGap;
    }
    painter.drawText(QPointF(swatches, 0), text);
}

void ValueLabelsItem::updateRoom()
{
    const QFontMetricsF metrics(font());
    double widest = metrics.horizontalAdvance(QStringLiteral("-00.00"));
    for (const ValueTick &tick : m_ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    if (widest > m_labelRoom || widest < m_labelRoom - roomSlack)
        m_labelRoom = std::ceil(widest / roomStep) * roomStep;
}

} // namespace mtnops
