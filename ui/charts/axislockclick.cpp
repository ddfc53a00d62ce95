// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axislockclick.h"

#include "ui/charts/axiscontrol.h"
#include "ui/charts/panelstack.h"

#include <QMouseEvent>

namespace mtnops {

bool AxisLockClick::handle(QEvent *event)
{
    // The second click of a fast pair is one more click.
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const ValueAxis *axis = m_stack.valueAxisAt(mouse->position());
    const ChartPanel *panel = m_stack.panelAt(mouse->position());
    if (mouse->button() != Qt::LeftButton || !axis
        || !axis->labels().lockArea().contains(mouse->position() - panel->pos()))
        return false;
    m_axes.toggleLock(*panel, *axis);
    return true;
}

} // namespace mtnops
