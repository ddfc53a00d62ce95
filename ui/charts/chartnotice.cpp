// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartnotice.h"

#include "ui/charts/panelstack.h"

#include <QPainter>

#include <cmath>

namespace mtnops {

namespace {

constexpr std::chrono::seconds shownFor(8); // long enough to read it after a drag
constexpr double gap = 10; // px to the edges of the plots
constexpr double padding = 8; // px beside the text

} // namespace

ChartNotice::ChartNotice(const PanelStack &stack, QObject *parent) : QObject(parent), m_stack(stack)
{
    m_over.setSingleShot(true);
    m_over.setInterval(shownFor);
    connect(&m_over, &QTimer::timeout, this, [this] { setText({}); });
}

void ChartNotice::setText(const QString &text)
{
    if (text.isEmpty())
        m_over.stop();
    else
        m_over.start();
    if (text == m_text)
        return;
    m_text = text;
    emit changed();
}

void ChartNotice::paint(QPainter &painter, const QFont &font) const
{
    const QRectF plots = m_stack.allPlots();
    if (m_text.isEmpty() || plots.isEmpty())
        return;
    painter.save();
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QSizeF size(std::ceil(metrics.horizontalAdvance(m_text)) + 2.0 * padding, metrics.height() + padding);
    const QRectF box(
        QPointF(std::floor(plots.right() - gap - size.width()), std::floor(plots.bottom() - gap - size.height())),
        size);
    painter.setBrush(m_theme.raised);
    painter.setPen(QPen(m_theme.accent, 1.0));
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(m_theme.text);
    painter.drawText(box, Qt::AlignCenter, m_text);
    painter.restore();
}

} // namespace mtnops
