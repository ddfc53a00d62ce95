// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/columndrop.h"

#include "models/columnmime.h"
#include "models/panelarranger.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QDropEvent>

namespace mtnops {

ColumnDrop::ColumnDrop(PanelArranger &arranger, const PanelStack &stack, ChartOverlay &overlay)
    : m_arranger(arranger), m_stack(stack), m_overlay(overlay)
{
}

bool ColumnDrop::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
        return move(*static_cast<QDropEvent *>(event));
    case QEvent::DragLeave: // also where Escape ends the drag
        m_overlay.setDropTarget(std::nullopt);
        return true;
    case QEvent::Drop: {
        auto &drop = *static_cast<QDropEvent *>(event);
        if (!move(drop))
            return false;
        const std::optional<DropTarget> target = m_overlay.dropTarget();
        m_overlay.setDropTarget(std::nullopt);
        if (target)
            dropOn(*target, m_arranger, *columnIn(drop.mimeData()));
        return true;
    }
    default:
        return false;
    }
}

bool ColumnDrop::move(QDropEvent &event)
{
    const std::optional<ColumnRef> column = columnIn(event.mimeData());
    if (!column)
        return false;
    m_overlay.setDropTarget(dropTargetAt(m_stack, m_arranger, *column, event.position()));
    event.acceptProposedAction();
    return true;
}

} // namespace mtnops
