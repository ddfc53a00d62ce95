// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeaxis.h"

#include "ui/charts/chartpanel.h"

#include <QPainter>

#include <cmath>

namespace mtnops {

namespace {

constexpr double markLength = 4;
constexpr double labelTop = 6;
constexpr double labelGap = 16; // at least, between two labels

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
    update();
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
    const QString date = dateLabel(m_scale.range.from, m_shown);
    painter.drawText(QPointF(m_scale.left, baseline), date);
    double taken = m_scale.left + metrics.horizontalAdvance(date) + labelGap;
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
}

} // namespace mtnops
