// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axispan.h"

#include "ui/charts/axiscontrol.h"
#include "ui/charts/panelstack.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace mtnops {

AxisPan::AxisPan(AxisControl &axes, const PanelStack &stack, QWidget &surface)
    : m_axes(axes), m_stack(stack), m_surface(surface)
{
}

bool AxisPan::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return m_held && move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        if (!m_held || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        finish();
        return true;
    case QEvent::KeyPress:
        if (!m_held || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            return false;
        m_axes.restore(m_held->id, m_held->before);
        finish();
        return true;
    default:
        return false;
    }
}

bool AxisPan::press(const QMouseEvent &mouse)
{
    const ValueAxis *axis = m_stack.valueAxisAt(mouse.position());
    if (mouse.button() != Qt::LeftButton || !axis)
        return false;
    if (!axis->state().isLocked)
        m_held = Held{.id = m_stack.panelAt(mouse.position())->idOf(*axis),
                      .before = axis->state(),
                      .frame = axis->frame(),
                      .pressedAt = mouse.position().y()};
    return true;
}

bool AxisPan::move(const QMouseEvent &mouse)
{
    const double moved = mouse.position().y() - m_held->pressedAt;
    if (!m_held->isDragging && std::abs(moved) < QApplication::startDragDistance())
        return true;
    m_held->isDragging = true;
    m_surface.setCursor(Qt::ClosedHandCursor);
    m_axes.hold(m_held->id, panned(m_held->frame, moved));
    return true;
}

void AxisPan::finish()
{
    if (m_held->isDragging)
        m_surface.setCursor(Qt::SizeVerCursor);
    m_held.reset();
}

} // namespace mtnops
