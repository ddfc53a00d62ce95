// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/measuremarks.h"

#include "models/spantext.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/panelstack.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double labelPadding = 5;

QString tr(const char *text)
{
    return QCoreApplication::translate("mtnops::MeasureMarks", text);
}

} // namespace

void MeasureMarks::paint(QPainter &painter, const QFont &font) const
{
    const QRectF plots = m_stack.allPlots();
    if (!m_cursors.isActive() || plots.isEmpty() || m_stack.timeScale().range.isEmpty())
        return;
    painter.save();
    painter.setFont(axisFont(font));
    paintSpan(painter);
    for (const TimeCursors::Which which : {TimeCursors::A, TimeCursors::B})
        paintLine(painter, which);
    if (const auto next = m_cursors.next())
        paintLabel(painter, plots.center().x(),
                   *next == TimeCursors::A
                       ? tr("Measuring: click the first time, or arrow keys and Return (Escape ends)")
                       : tr("Click the second time, or arrow keys and Return (Escape ends)"));
    painter.restore();
}

void MeasureMarks::paintSpan(QPainter &painter) const
{
    const std::optional<TimeRange> span = m_cursors.span();
    if (!span)
        return;
    const QRectF plots = m_stack.allPlots();
    const TimeScale scale = m_stack.timeScale();
    const double left = std::clamp(scale.x(span->from), plots.left(), plots.right());
    const double right = std::clamp(scale.x(span->to), plots.left(), plots.right());
    if (right <= left)
        return;
    QColor inside = m_theme.accent;
    inside.setAlpha(28);
    painter.fillRect(QRectF(left, plots.top(), right - left, plots.height()), inside);
    paintLabel(painter, (left + right) / 2.0, QStringLiteral("Δt ") + spanText(span->length()));
}

void MeasureMarks::paintLine(QPainter &painter, TimeCursors::Which which) const
{
    const std::optional<Timestamp> time = m_cursors.time(which);
    const TimeScale scale = m_stack.timeScale();
    if (!time || *time < scale.range.from || *time > scale.range.to)
        return;
    const QRectF plots = m_stack.allPlots();
    const double x = std::floor(scale.x(*time)) + 0.5;
    painter.setPen(QPen(m_theme.accent, 1.0));
    painter.drawLine(QPointF(x, plots.top()), QPointF(x, plots.bottom()));
    const QString name = which == TimeCursors::A ? QStringLiteral("A") : QStringLiteral("B");
    const QFontMetricsF metrics(painter.font());
    const QRectF flag(x - 8.0, plots.bottom() - metrics.height() - 2.0, 16.0, metrics.height() + 2.0);
    painter.fillRect(flag, m_theme.accent);
    painter.setPen(m_theme.window);
    painter.drawText(flag, Qt::AlignCenter, name);
}

void MeasureMarks::paintLabel(QPainter &painter, double middle, const QString &text) const
{
    const QRectF plots = m_stack.allPlots();
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 2.0 * labelPadding;
    const double left = std::clamp(middle - width / 2.0, plots.left(), std::max(plots.left(), plots.right() - width));
    const QRectF box(std::floor(left), plots.top() + 2.0, width, metrics.height() + 4.0);
    painter.fillRect(box, m_theme.raised);
    painter.setPen(m_theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace mtnops
