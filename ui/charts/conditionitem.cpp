// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/conditionitem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double padding = 4;
constexpr double iconSize = 11;
constexpr double barWidth = 3;

std::optional<double> lastValue(const QList<SeriesPoint> &points)
{
    const auto last =
        std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint &point) { return !point.isBreak(); });
    return last == points.rend() ? std::nullopt : std::optional(last->value);
}

} // namespace

ConditionItem::ConditionItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void ConditionItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ConditionItem::setFont(const QFont &font)
{
    m_font = font;
    update();
}

void ConditionItem::clear()
{
    m_marks.clear();
    update();
}

void ConditionItem::add(const QList<Trace> &traces, const PanelFrame &frame)
{
    for (const Trace &trace : traces) {
        if (trace.condition)
            m_marks.append({.text = trace.condition->age.isEmpty() ? trace.condition->word : trace.condition->age,
                            .icon = trace.condition->icon,
                            .colour = trace.colour,
                            .value = lastValue(trace.series.points),
                            .frame = &frame});
    }
    update();
}

void ConditionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_marks.isEmpty())
        return;
    const QFontMetricsF metrics(m_font);
    const double height = std::ceil(metrics.height()) + 2.0;
    const QRectF &plot = m_frame.plot;
    const double lowest = plot.bottom() - height - 1.0;
    const auto wanted = [&](const Mark &mark) {
        const double middle = mark.value ? mark.frame->y(*mark.value) : plot.center().y();
        return std::clamp(middle - height / 2.0, plot.top() + 1.0, std::max(plot.top() + 1.0, lowest));
    };
    QList<Mark> marks = m_marks;
    std::stable_sort(marks.begin(), marks.end(),
                     [&](const Mark &upper, const Mark &lower) { return wanted(upper) < wanted(lower); });
    painter->save();
    painter->setFont(m_font);
    double free = plot.top() + 1.0; // marks of close values stand below each other
    for (const Mark &mark : marks) {
        const double top = std::max(free, wanted(mark));
        const double width = barWidth + padding + iconSize + padding + metrics.horizontalAdvance(mark.text) + padding;
        const QRectF plate(std::floor(plot.right() - width - 1.0), std::round(top), std::ceil(width), height);
        QColor behind = m_theme.raised;
        behind.setAlpha(230);
        painter->fillRect(plate, behind);
        painter->fillRect(QRectF(plate.left(), plate.top(), barWidth, height), mark.colour);
        const QRectF icon(plate.left() + barWidth + padding, plate.center().y() - iconSize / 2.0, iconSize, iconSize);
        paintIcon(*painter, icon, mark.icon, m_theme.muted);
        painter->setPen(m_theme.muted);
        painter->drawText(QPointF(icon.right() + padding, plate.top() + 1.0 + metrics.ascent()), mark.text);
        free = top + height + 1.0;
    }
    painter->restore();
}

} // namespace mtnops
