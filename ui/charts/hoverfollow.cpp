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
    }
    return false;
}

void HoverFollow::updateCursor(QPointF position)
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_stack.allPlots().contains(position))
        shape = Qt::CrossCursor;
    else if (position.x() < m_stack.allPlots().left() && m_stack.panelAt(position))
        shape = Qt::SizeVerCursor; // the wheel zooms the values
    if (m_overlay.cursor().shape() != shape)
        m_overlay.setCursor(shape);
}

} // namespace mtnops
