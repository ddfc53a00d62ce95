// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legenditem.h"

#include "models/firststates.h"
#include "ui/theme/stripswatch.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
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
        return trace.name();
    return QStringLiteral("%1 · %2 %3").arg(trace.name(), trace.condition->word, trace.condition->age).trimmed();
}

} // namespace

void LegendItem::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    m_states.clear();
    for (Trace &trace : m_traces) {
        m_states.append(firstStates(trace.states.runs));
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

void LegendItem::setRemark(const QString &remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    update();
}

double LegendItem::heightFor(const QFont &font)
{
    return QFontMetricsF(font).height() + 6.0;
}

void LegendItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setFont(font());
    paintNames(painter);
    paintNote(painter);
    painter->restore();
}

QList<LegendItem::Name> LegendItem::names() const
{
    const QFontMetricsF metrics(font());
    const double height = metrics.height() + 2.0;
    const double top = frame().plot.top() + 4.0;
    double x = frame().plot.left() + inset;
    QList<Name> names;
    for (const Trace &trace : m_traces) {
        const double before = swatchWidth + swatchGap + (trace.condition ? iconSize + iconGap : 0.0);
        const QString whole = nameOf(trace);
        const QString text = metrics.elidedText(whole, Qt::ElideRight, frame().plot.right() - inset - x - before);
        if (text.size() < 2 && text != whole)
            break;
        const double width = before + metrics.horizontalAdvance(text);
        names.append({.plate = QRectF(x - 3.0, top, width + 6.0, height), .text = text});
        x += width + nameGap;
    }
    return names;
}

qsizetype LegendItem::nameAt(QPointF position) const
{
    const QList<Name> names = this->names();
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name &name) { return name.plate.contains(position); });
    return found == names.end() ? -1 : found - names.begin();
}

QRectF LegendItem::nameRect(qsizetype number) const
{
    return names().value(number).plate;
}

double LegendItem::right() const
{
    const QList<Name> names = this->names();
    if (names.isEmpty())
        return frame().plot.left();
    const double remark = m_remark.isEmpty() ? 0.0 : nameGap + QFontMetricsF(font()).horizontalAdvance(m_remark);
    return names.last().plate.right() + remark;
}

void LegendItem::paintNames(QPainter *painter) const
{
    const QFontMetricsF metrics(font());
    QColor behind = theme().panel;
    behind.setAlpha(200); // a trace below shows through, the name stays readable
    const QList<Name> names = this->names();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QRectF &plate = names[i].plate;
        const Trace &trace = m_traces[i];
        painter->fillRect(plate, behind);
        double x = plate.left() + 3.0;
        paintSwatchOf(painter, i, x, plate.center().y());
        x += swatchWidth + swatchGap;
        if (trace.condition) {
            const QRectF icon(x, plate.center().y() - iconSize / 2.0, iconSize, iconSize);
            paintIcon(*painter, icon, trace.condition->icon, theme().muted);
            x += iconSize + iconGap;
        }
        painter->setPen(trace.condition ? theme().muted : theme().text);
        painter->drawText(QPointF(x, plate.top() + 1.0 + metrics.ascent()), names[i].text);
    }
    if (m_remark.isEmpty() || names.isEmpty())
        return;
    const double left = names.last().plate.right() + nameGap - 6.0;
    const QString text = metrics.elidedText(m_remark, Qt::ElideRight, frame().plot.right() - inset - left);
    painter->fillRect(
        QRectF(left, names.last().plate.top(), metrics.horizontalAdvance(text) + 6.0, names.last().plate.height()),
        behind);
    painter->setPen(theme().warning);
    painter->drawText(QPointF(left + 3.0, names.last().plate.top() + 1.0 + metrics.ascent()), text);
}

/** A strip has the colours of its states and no line. */
void LegendItem::paintSwatchOf(QPainter *painter, qsizetype number, double x, double y) const
{
    const Trace &trace = m_traces[number];
    if (hasStates(trace.column))
        paintStripSwatch(*painter, x, y, trace.column, m_states[number], theme());
    else
        paintSwatch(painter, x, y, trace.colour, trace.line);
}

void LegendItem::paintNote(QPainter *painter) const
{
    if (m_note.isEmpty())
        return;
    const QFontMetricsF metrics(font());
    // A low panel has room for the first line only, below or beside the names.
    const bool isLow = frame().plot.height() < 2.0 * metrics.height() + 2.0 * heightFor(font());
    const QString text = isLow ? m_note.section(u'\n', 0, 0) : m_note;
    painter->setPen(theme().muted);
    painter->drawText(frame().plot, Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace mtnops
