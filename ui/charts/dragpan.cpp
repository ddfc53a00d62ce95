// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/dragpan.h"

#include "models/timewindow.h"
#include "ui/charts/panelstack.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>
#include <utility>

namespace mtnops {

DragPan::DragPan(TimeWindow &window, const PanelStack &stack, QWidget &surface)
    : m_window(window), m_stack(stack), m_surface(surface)
{
}

bool DragPan::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return m_pressedAt && move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        if (!m_pressedAt || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        finish();
        return true;
    case QEvent::KeyPress:
        if (!m_isDragging || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            return false;
        m_window.cancelGesture();
        finish();
        return true;
    default:
        return false;
    }
}

bool DragPan::press(const QMouseEvent &mouse)
{
    const QPointF position = mouse.position();
    const bool isOnTime = m_stack.timeAxisRect().contains(position) || m_stack.allPlots().contains(position);
    if (mouse.button() != Qt::LeftButton || !isOnTime)
        return false;
    m_pressedAt = mouse.position();
    m_held = m_stack.timeScale().time(mouse.position().x());
    return true;
}

bool DragPan::move(const QMouseEvent &mouse)
{
    if (!m_isDragging) {
        if (std::abs(mouse.position().x() - m_pressedAt->x()) < QApplication::startDragDistance())
            return true; // straight up or down is no move through time
        m_isDragging = true;
        m_surface.setCursor(Qt::ClosedHandCursor);
        m_window.beginGesture();
    }
    m_window.pan(m_held - m_stack.timeScale().time(mouse.position().x()));
    return true;
}

void DragPan::finish()
{
    m_pressedAt.reset();
    if (!std::exchange(m_isDragging, false))
        return;
    m_window.endGesture();
    m_surface.setCursor(Qt::CrossCursor);
}

} // namespace mtnops
