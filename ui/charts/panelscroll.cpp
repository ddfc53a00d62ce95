// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelscroll.h"

#include "ui/charts/panelstack.h"
#include "ui/charts/wheelkind.h"

#include <QKeyEvent>

namespace mtnops {

bool PanelScroll::handle(QEvent *event)
{
    if (event->type() == QEvent::Wheel)
        return turn(*static_cast<QWheelEvent *>(event));
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_PageUp && key != Qt::Key_PageDown)
        return false;
    const int page = m_stack.viewHeight();
    m_stack.scrollTo(m_stack.scroll() + (key == Qt::Key_PageUp ? -page : page));
    return true;
}

bool PanelScroll::turn(const QWheelEvent &wheel)
{
    if (!wheel.modifiers().testFlag(Qt::ControlModifier))
        return false;
    const bool isSmooth = countsPixels(wheel);
    const int pixels = isSmooth ? wheel.pixelDelta().y() : wheel.angleDelta().y() * m_stack.viewHeight() / 5 / 120;
    m_stack.scrollTo(m_stack.scroll() - pixels);
    return true;
}

} // namespace mtnops
