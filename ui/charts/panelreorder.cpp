// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelreorder.h"

#include "models/panelarranger.h"
#include "ui/charts/panelstack.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace mtnops {

bool PanelReorder::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        m_mouse = static_cast<QMouseEvent *>(event)->position();
        m_moved.clear();
        return false;
    case QEvent::Leave:
        m_mouse.reset();
        return false;
    case QEvent::FocusOut:
        m_moved.clear();
        return false;
    case QEvent::KeyPress:
        return press(*static_cast<QKeyEvent *>(event));
    default:
        return false;
    }
}

bool PanelReorder::press(const QKeyEvent &key)
{
    const bool isUp = key.key() == Qt::Key_Up;
    if (key.modifiers() != (Qt::ControlModifier | Qt::ShiftModifier) || (!isUp && key.key() != Qt::Key_Down))
        return false;
    if (const ChartPanel *panel = this->panel()) {
        m_moved = panel->plan().key;
        const ColumnRef column = panel->plan().columns.first();
        m_arranger.movePanel(m_moved, isUp ? -1 : 1);
        m_stack.reveal(column);
    }
    return true;
}

const ChartPanel *PanelReorder::panel() const
{
    const QList<ChartPanel *> &panels = m_stack.panels();
    const auto moved =
        std::find_if(panels.begin(), panels.end(), [&](const ChartPanel *each) { return each->plan().key == m_moved; });
    return moved != panels.end() ? *moved : m_stack.panelAt(m_mouse.value_or(m_stack.allPlots().topLeft()));
}

} // namespace mtnops
