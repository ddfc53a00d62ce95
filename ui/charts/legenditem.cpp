// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legenditem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace mtnops {

namespace {

constexpr double inset = 6; // from the corner of the plot area
constexpr double swatchGap = 5;
constexpr double nameGap = 14;
constexpr double iconSize = 11;
constexpr double iconGap = 4;

/** "Pressure" or "Pressure · no reply 14 min". */
QString nameOf(const Trace &trace)
{
    if (!trace.condition)
        return trace.column.label;
    return QStringLiteral("%1 · %2 %3").arg(trace.column.label, trace.condition->word, trace.condition->age).trimmed();
}

} // namespace

void paintSwatch(QPainter *painter, double x, double y, const QColor &colour, bool isDashed)
{
    const double top = std::floor(y) - 1.0;
    if (!isDashed) {
        painter->fillRect(QRectF(x, top, swatchWidth, 2.0), colour);
        return;
    }
    for (const double dash : {0.0, 5.0, 10.0})
        painter->fillRect(QRectF(x + dash, top, 4.0, 2.0), colour);
}

LegendItem::LegendItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void LegendItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void LegendItem::setFont(const QFont &font)
{
    m_font = font;
    update();
}

void LegendItem::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    for (Trace &trace : m_traces) {
        trace.series = {};
        trace.states = {};
    }
    update();
}

void LegendItem::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    update();
}

double LegendItem::heightFor(const QFont &font)
{
    return QFontMetricsF(font).height() + 6.0;
}

void LegendItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setFont(m_font);
    paintNames(painter);
    paintNote(painter);
    painter->restore();
}

void LegendItem::paintNames(QPainter *painter) const
{
    const QFontMetricsF metrics(m_font);
    const double height = metrics.height() + 2.0;
    const double top = m_frame.plot.top() + 4.0;
    double x = m_frame.plot.left() + inset;
    for (const Trace &trace : m_traces) {
        const double iconRoom = trace.condition ? iconSize + iconGap : 0.0;
        const double room = m_frame.plot.right() - inset - x - swatchWidth - swatchGap - iconRoom;
        const QString whole = nameOf(trace);
        const QString name = metrics.elidedText(whole, Qt::ElideRight, room);
        if (name.size() < 2 && name != whole)
            return;
        const double nameWidth = metrics.horizontalAdvance(name) + iconRoom;
        const QRectF plate(x - 3.0, top, swatchWidth + swatchGap + nameWidth + 6.0, height);
        QColor behind = m_theme.panel;
        behind.setAlpha(200); // a trace below shows through, the name stays readable
        painter->fillRect(plate, behind);
        paintSwatch(painter, x, plate.center().y(), trace.colour, trace.isDashed);
        const double nameLeft = x + swatchWidth + swatchGap + iconRoom;
        if (trace.condition) {
            const QRectF icon(nameLeft - iconRoom, plate.center().y() - iconSize / 2.0, iconSize, iconSize);
            paintIcon(*painter, icon, trace.condition->icon, m_theme.muted);
        }
        painter->setPen(trace.condition ? m_theme.muted : m_theme.text);
        painter->drawText(QPointF(nameLeft, top + 1.0 + metrics.ascent()), name);
        x += plate.width() - 6.0 + nameGap;
    }
}

void LegendItem::paintNote(QPainter *painter) const
{
    if (m_note.isEmpty())
        return;
    const QFontMetricsF metrics(m_font);
    // A low panel has room for the first line only, below or beside the names.
    const bool isLow = m_frame.plot.height() < 2.0 * metrics.height() + 2.0 * heightFor(m_font);
    const QString text = isLow ? m_note.section(u'\n', 0, 0) : m_note;
    painter->setPen(m_theme.muted);
    painter->drawText(m_frame.plot, Qt::AlignCenter, text);
}

} // namespace mtnops
