// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/hoverfollow.h"

#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QMouseEvent>

namespace mtnops {

bool HoverFollow::handle(QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        m_overlay.moveCrosshair(mouse->position());
        if (mouse->buttons() == Qt::NoButton)
            updateCursor(mouse->position());
    } else if (event->type() == QEvent::Leave) {
        m_overlay.moveCrosshair(std::nullopt);
        for (ChartPanel *each : m_stack.panels())
            each->setHoveredAxis(nullptr);
    }
    return false;
}

void HoverFollow::updateCursor(QPointF position)
{
    const ChartPanel *panel = m_stack.panelAt(position);
    const ValueAxis *axis = m_stack.valueAxisAt(position);
    for (ChartPanel *each : m_stack.panels())
        each->setHoveredAxis(each == panel ? axis : nullptr);
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (panel && panel->traceNamedAt(position - panel->pos()))
        shape = Qt::OpenHandCursor; // a name can be dragged
    else if (m_stack.allPlots().contains(position))
        shape = Qt::CrossCursor;
    else if (axis && axis->labels().lockArea().contains(position - panel->pos()))
        shape = Qt::PointingHandCursor;
    else if (axis)
        shape = axis->state().isLocked ? Qt::ArrowCursor : Qt::SizeVerCursor; // dragged, zoomed with the wheel
    else if (m_stack.timeAxisRect().contains(position))
        shape = Qt::SizeHorCursor;
    if (m_overlay.cursor().shape() != shape)
        m_overlay.setCursor(shape);
}

} // namespace mtnops
