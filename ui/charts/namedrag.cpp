// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/namedrag.h"

#include "models/panelarranger.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace mtnops {

NameDrag::NameDrag(PanelArranger &arranger, const PanelStack &stack, ChartOverlay &overlay)
    : m_arranger(arranger), m_stack(stack), m_overlay(overlay)
{
}

bool NameDrag::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return m_column && move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease: {
        if (!m_column || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        const ColumnRef column = *m_column;
        const std::optional<DropTarget> target = m_overlay.dropTarget();
        finish();
        if (target)
            dropOn(*target, m_arranger, column);
        return true;
    }
    case QEvent::KeyPress:
        if (!m_column || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            return false;
        finish();
        return true;
    default:
        return false;
    }
}

bool NameDrag::press(const QMouseEvent &mouse)
{
    const ChartPanel *panel = m_stack.panelAt(mouse.position());
    const Trace *trace = panel ? panel->traceNamedAt(mouse.position() - panel->pos()) : nullptr;
    if (mouse.button() != Qt::LeftButton || mouse.modifiers() != Qt::NoModifier || !trace)
        return false;
    m_column = trace->ref;
    m_pressedAt = mouse.position();
    return true;
}

bool NameDrag::move(const QMouseEvent &mouse)
{
    if (!m_isDragging && (mouse.position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return true;
    m_isDragging = true;
    m_overlay.setCursor(Qt::ClosedHandCursor);
    m_overlay.setDropTarget(dropTargetAt(m_stack, m_arranger, *m_column, mouse.position()));
    return true;
}

void NameDrag::finish()
{
    m_column.reset();
    m_overlay.setDropTarget(std::nullopt);
    if (std::exchange(m_isDragging, false))
        m_overlay.setCursor(Qt::CrossCursor);
}

} // namespace mtnops
