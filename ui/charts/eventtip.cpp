// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/eventtip.h"

#include "ui/charts/panelstack.h"
#include "ui/charts/tipplace.h"

#include <QHelpEvent>

namespace mtnops {

bool EventTip::handle(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = m_stack.eventTextAt(help->pos());
    if (text.isEmpty())
        return false; // others have a tip there, or none
    showTipAbove(m_overlay, m_stack.timeAxisRect().toAlignedRect(), help->pos(), text);
    return true;
}

} // namespace mtnops
