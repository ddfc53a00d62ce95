// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/doubleclickfit.h"

#include "ui/charts/axiscontrol.h"
#include "ui/charts/panelstack.h"

#include <QMouseEvent>

namespace mtnops {

DoubleClickFit::DoubleClickFit(AxisControl &axes, const PanelStack &stack, std::function<void()> fitTime)
    : m_axes(axes), m_stack(stack), m_fitTime(std::move(fitTime))
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
    if (const ValueAxis *axis = m_stack.valueAxisAt(mouse->position())) {
        m_axes.follow(panel->idOf(*axis));
        panel->fitAnew(axis);
        return true;
    }
    m_axes.followAll();
    for (ChartPanel *each : m_stack.panels())
        each->fitAnew();
    m_fitTime();
    return true;
}

} // namespace mtnops
