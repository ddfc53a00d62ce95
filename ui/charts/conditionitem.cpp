// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/conditionitem.h"

#include "ui/charts/legenditem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double padding = 4;
constexpr double iconSize = 11;
constexpr double barWidth = 3;
constexpr double lineRoom = 3; // above and below a trace

std::optional<double> lastValue(const QList<SeriesPoint> &points)
{
    const auto last =
        std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint &point) { return !point.isBreak(); });
    return last == points.rend() ? std::nullopt : std::optional(last->value);
}

} // namespace

ConditionItem::ConditionItem(const PanelFrame &frame, const LegendItem &names, QGraphicsItem *parent)
    : PlotItem(frame, parent), m_names(names)
{
}

void ConditionItem::clear()
{
    m_marks.clear();
    m_lines.clear();
    update();
}

void ConditionItem::add(const QList<Trace> &traces, const PanelFrame &frame)
{
    for (const Trace &trace : traces) {
        m_lines.append({trace, &frame});
        if (trace.condition)
            m_marks.append({.text = trace.condition->age.isEmpty() ? trace.condition->word : trace.condition->age,
                            .icon = trace.condition->icon,
                            .colour = trace.colour,
                            .value = lastValue(trace.series.points),
                            .frame = &frame});
    }
    update();
}

QList<HeightSpan> ConditionItem::taken(double left) const
{
    QList<HeightSpan> taken;
    for (const Line &line : m_lines) {
        for (const HeightSpan &span : drawnHeights(line.trace, *line.frame, left, frame().plot.right()))
            taken.append({span.top - lineRoom, span.bottom + lineRoom});
    }
    if (m_names.right() > left)
        taken.append({frame().plot.top(), frame().plot.top() + LegendItem::heightFor(font())});
    return taken;
}

void ConditionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_marks.isEmpty())
        return;
    const QFontMetricsF metrics(font());
    const double height = std::ceil(metrics.height()) + 2.0;
    const QRectF &plot = frame().plot;
    const HeightSpan room{plot.top() + 1.0, plot.bottom() - 1.0};
    const auto wanted = [&](const Mark &mark) {
        return (mark.value ? mark.frame->y(*mark.value) : plot.center().y()) - height / 2.0;
    };
    QList<Mark> marks = m_marks;
    std::stable_sort(marks.begin(), marks.end(),
                     [&](const Mark &upper, const Mark &lower) { return wanted(upper) < wanted(lower); });
    painter->save();
    painter->setFont(font());
    QList<HeightSpan> plates;
    for (const Mark &mark : marks) {
        const double width = barWidth + padding + iconSize + padding + metrics.horizontalAdvance(mark.text) + padding;
        const double left = std::floor(plot.right() - width - 1.0);
        const double top = std::round(placePlate(room, height, wanted(mark), plates + taken(left)));
        plates.append({top, top + height + 1.0});
        paintPlate(*painter, mark, QRectF(left, top, std::ceil(width), height));
    }
    painter->restore();
}

void ConditionItem::paintPlate(QPainter &painter, const Mark &mark, const QRectF &plate) const
{
    QColor behind = theme().raised;
    behind.setAlpha(230);
    painter.fillRect(plate, behind);
    painter.fillRect(QRectF(plate.left(), plate.top(), barWidth, plate.height()), mark.colour);
    const QRectF icon(plate.left() + barWidth + padding, plate.center().y() - iconSize / 2.0, iconSize, iconSize);
    paintIcon(painter, icon, mark.icon, theme().muted);
    painter.setPen(theme().muted);
    painter.drawText(QPointF(icon.right() + padding, plate.top() + 1.0 + QFontMetricsF(font()).ascent()), mark.text);
}

} // namespace mtnops
