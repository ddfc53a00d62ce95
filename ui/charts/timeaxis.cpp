// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeaxis.h"

#include "ui/charts/chartpanel.h"
#include "ui/panels/statelook.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double markLength = 4;
constexpr double markTop = -1; // an icon has an empty rim
constexpr double markSize = 14;
constexpr double markApart = 12; // icons do not touch
constexpr double barWidth = 3; // where the kind has no icon
constexpr double barTop = 2;
constexpr double barHeight = 8;
constexpr double labelTop = 14;
constexpr double eventBaseline = 9; // its text ends well above the labels: they are two rows
constexpr double labelGap = 16; // at least, between two labels

/** Of pixels that are whole, so that the icon is sharp. */
QRectF areaOf(const EventMark &mark)
{
    return {std::round(mark.x - markSize / 2.0), markTop, markSize, markSize};
}

} // namespace

TimeAxis::TimeAxis(QWidget *parent) : QWidget(parent), m_theme(Theme::of(ThemeKind::Dark))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Time axis"));
}

void TimeAxis::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void TimeAxis::setShownTime(const ShownTime &shown)
{
    m_shown = shown;
    updateTicks();
}

void TimeAxis::setScale(const TimeScale &scale)
{
    m_scale = scale;
    updateTicks();
}

QSize TimeAxis::sizeHint() const
{
    return {200, int(std::ceil(labelTop + QFontMetricsF(axisFont(font())).height() + 4.0))};
}

void TimeAxis::updateTicks()
{
    // Seconds are the widest labels: one spacing for all, so that zooming does not change it.
    const double labelWidth = QFontMetricsF(axisFont(font())).horizontalAdvance(QStringLiteral("00:00:00")) + labelGap;
    m_ticks = timeTicks(m_scale.range, m_shown, m_scale.width, labelWidth);
    m_heading = dateLabel(m_scale.range, m_shown);
    updateMarks();
}

void TimeAxis::setEvents(const QList<AxisEvent> &events)
{
    m_events = events;
    std::stable_sort(m_events.begin(), m_events.end(),
                     [](const AxisEvent &left, const AxisEvent &right) { return left.time < right.time; });
    updateMarks();
}

void TimeAxis::updateMarks()
{
    m_marks.clear();
    if (!m_scale.range.isEmpty())
        m_marks = eventMarks(m_events, m_scale, markApart);
    m_eventLabels = mtnops::eventLabels(m_events, m_marks, m_scale, QFontMetricsF(axisFont(font())));
    update();
}

QString TimeAxis::eventTextAt(QPointF position) const
{
    for (const EventMark &mark : m_marks) {
        if (areaOf(mark).contains(position))
            return eventMarkText(m_events.mid(mark.first, mark.count), m_shown);
    }
    return {};
}

void TimeAxis::paintMarks(QPainter &painter) const
{
    for (const EventMark &mark : m_marks) {
        const QRectF area = areaOf(mark);
        if (const std::optional<StateLook> look = lookOf(mark.kind, m_theme)) {
            paintIcon(painter, area, look->icon, look->colour);
        } else {
            const double left = std::floor(area.center().x() - barWidth / 2.0);
            painter.fillRect(QRectF(left, barTop, barWidth, barHeight), m_theme.accent);
        }
    }
    painter.setPen(m_theme.muted);
    for (const EventLabel &label : m_eventLabels)
        painter.drawText(QPointF(label.left, eventBaseline), label.text);
}

void TimeAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.window);
    if (m_scale.range.isEmpty())
        return;
    const QFont small = axisFont(font());
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    const double baseline = labelTop + metrics.ascent();

    painter.setPen(m_theme.muted);
    painter.drawText(QPointF(m_scale.left, baseline), m_heading);
    double taken = m_scale.left + metrics.horizontalAdvance(m_heading) + labelGap;
    for (const TimeTick &tick : m_ticks) {
        const double x = m_scale.x(tick.time);
        painter.setPen(m_theme.border);
        const double mark = std::floor(x) + 0.5;
        painter.drawLine(QPointF(mark, 0), QPointF(mark, markLength));
        const double labelWidth = metrics.horizontalAdvance(tick.label);
        const double left = x - labelWidth / 2.0;
        if (left < taken || left + labelWidth > width())
            continue;
        painter.setPen(tick.isMajor ? m_theme.text : m_theme.muted);
        painter.drawText(QPointF(left, baseline), tick.label);
        taken = left + labelWidth + labelGap / 2.0;
    }
    paintMarks(painter);
}

} // namespace mtnops
