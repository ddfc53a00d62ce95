// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/doubleclickfit.h"

#include "ui/charts/panelstack.h"

#include <QMouseEvent>

namespace mtnops {

DoubleClickFit::DoubleClickFit(const PanelStack &stack, std::function<void()> fitTime)
    : m_stack(stack), m_fitTime(std::move(fitTime))
{
}

bool DoubleClickFit::handle(QEvent *event)
{
    if (event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    ChartPanel *panel = m_stack.panelAt(mouse->position());
    if (mouse->button() != Qt::LeftButton || !panel)
        return false;
    if (mouse->position().x() < m_stack.timeScale().left) {
        panel->followValues();
        return true;
    }
    for (ChartPanel *each : m_stack.panels())
        each->followValues();
    m_fitTime();
    return true;
}

} // namespace mtnops
