// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stripitem.h"

#include "models/valuetext.h"
#include "ui/charts/legenditem.h"
#include "ui/theme/statecolours.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double edgeHeight = 3;
constexpr double wordInset = 4;
constexpr double leastWord = 14; // px: a shorter one is "…" alone

} // namespace

StripItem::StripItem(const PanelFrame &frame, QGraphicsItem *parent) : PlotItem(frame, parent)
{
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
}

void StripItem::setTrace(const Trace &trace)
{
    m_trace = trace;
    update();
}

void StripItem::setRow(int row, int rows)
{
    m_row = row;
    m_rows = rows;
    update();
}

double StripItem::heightFor(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height()) + 6.0;
}

QRectF StripItem::strip() const
{
    const double top = frame().plot.top() + LegendItem::heightFor(font());
    const double height = std::min((frame().plot.bottom() - 2.0 - top) / m_rows, heightFor(font()) + 1.0);
    return {frame().plot.left(), std::round(top + m_row * height), frame().plot.width(), std::floor(height) - 1.0};
}

void StripItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const QRectF exposed = option->exposedRect.intersected(frame().plot);
    const QRectF strip = this->strip();
    if (exposed.isEmpty() || strip.height() < 1.0)
        return;
    const TimeScale scale = frame().timeScale();
    const TimeRange range{scale.time(exposed.left() - 1.0), scale.time(exposed.right() + 1.0)};
    const QList<StateRun> &runs = m_trace.states.runs;
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const StateRun &each) { return each.range.to <= range.from; });
    painter->save();
    painter->setFont(font());
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setClipRect(exposed, Qt::IntersectClip);
    for (; run != runs.end() && run->range.from < range.to; ++run) {
        // Neighbours share an edge of whole pixels; what is shorter than one is seen too.
        const double left = std::round(std::max(strip.left(), scale.x(run->range.from)));
        const double right = std::round(std::min(strip.right(), scale.x(run->range.to)));
        paintRun(*painter, *run, QRectF(left, strip.top(), std::max(1.0, right - left), strip.height()));
    }
    painter->restore();
}

void StripItem::paintRun(QPainter &painter, const StateRun &run, const QRectF &area) const
{
    if (run.isMany) {
        painter.fillRect(area, theme().raised);
        painter.fillRect(area, QBrush(theme().muted, Qt::BDiagPattern));
        return;
    }
    const StateColours colours = stateColours(m_trace.column, run.value, theme());
    painter.fillRect(area, colours.area);
    painter.fillRect(QRectF(area.left(), area.bottom() - edgeHeight, area.width(), edgeHeight), colours.edge);
    painter.fillRect(QRectF(area.left(), area.top(), 1.0, area.height()), colours.edge);
    paintWord(painter, valueText(m_trace.column, run.value), area);
}

void StripItem::paintWord(QPainter &painter, const QString &word, const QRectF &area) const
{
    const double room = area.width() - 2.0 * wordInset;
    if (room < leastWord)
        return;
    const QFontMetricsF metrics(font());
    const QString shown = metrics.elidedText(word, Qt::ElideRight, room);
    if (shown.size() < 2 && shown != word)
        return;
    painter.setPen(theme().text);
    painter.drawText(area.adjusted(wordInset, 0, -wordInset, -edgeHeight + 1.0), Qt::AlignLeft | Qt::AlignVCenter,
                     shown);
}

} // namespace mtnops
