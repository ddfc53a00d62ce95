// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/boxzoom.h"

#include "models/timewindow.h"
#include "ui/charts/axiscontrol.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace mtnops {

namespace {

constexpr double leastWidth = 4; // a narrower box is a click
constexpr double leastHeight = 20; // a lower one does not mean its values

QPointF clampTo(const QRectF &area, QPointF position)
{
    return {std::clamp(position.x(), area.left(), area.right()), std::clamp(position.y(), area.top(), area.bottom())};
}

} // namespace

BoxZoom::BoxZoom(TimeWindow &window, AxisControl &axes, const PanelStack &stack, ChartOverlay &overlay)
    : m_window(window), m_axes(axes), m_stack(stack), m_overlay(overlay)
{
}

bool BoxZoom::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !mouse->modifiers().testFlag(Qt::ShiftModifier)
            || !m_stack.allPlots().contains(mouse->position()))
            return false;
        m_from = m_to = mouse->position();
        return true;
    }
    case QEvent::MouseMove:
        if (!m_from)
            return false;
        m_to = clampTo(m_stack.allPlots(), static_cast<QMouseEvent *>(event)->position());
        m_overlay.setRubberBand(band());
        return true;
    case QEvent::MouseButtonRelease:
        if (!m_from || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        apply();
        return true;
    case QEvent::KeyPress:
        return static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && cancel();
    default:
        return false;
    }
}

ChartPanel *BoxZoom::panelOfBox() const
{
    ChartPanel *panel = m_stack.panelAt(*m_from);
    const bool isInOne = panel && panel == m_stack.panelAt(m_to);
    return isInOne && std::abs(m_to.y() - m_from->y()) >= leastHeight ? panel : nullptr;
}

QRectF BoxZoom::band() const
{
    QRectF box = QRectF(*m_from, m_to).normalized();
    if (!panelOfBox()) {
        box.setTop(m_stack.allPlots().top());
        box.setBottom(m_stack.allPlots().bottom());
    }
    return box;
}

bool BoxZoom::cancel()
{
    if (!m_from)
        return false;
    m_from.reset();
    m_overlay.setRubberBand({});
    return true;
}

void BoxZoom::apply()
{
    const QRectF box = band();
    ChartPanel *panel = panelOfBox();
    const TimeScale scale = m_stack.timeScale();
    cancel();
    if (box.width() < leastWidth)
        return;
    if (panel)
        m_axes.holdBetween(*panel, box.bottom() - panel->y(), box.top() - panel->y());
    m_window.showRange({scale.time(box.left()), scale.time(box.right())});
}

} // namespace mtnops
