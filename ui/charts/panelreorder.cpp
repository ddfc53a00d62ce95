// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelreorder.h"

#include "models/panelarranger.h"
#include "ui/charts/panelstack.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace mtnops {

bool PanelReorder::handle(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        m_mouse = static_cast<QMouseEvent *>(event)->position();
    else if (event->type() == QEvent::Leave)
        m_mouse.reset();
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isUp = key->key() == Qt::Key_Up;
    if (key->modifiers() != (Qt::ControlModifier | Qt::ShiftModifier) || (!isUp && key->key() != Qt::Key_Down))
        return false;
    if (const ChartPanel *panel = m_stack.panelAt(m_mouse.value_or(m_stack.allPlots().topLeft())))
        m_arranger.movePanel(panel->plan().key, isUp ? -1 : 1);
    return true;
}

} // namespace mtnops
