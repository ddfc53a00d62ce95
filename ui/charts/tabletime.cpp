// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tabletime.h"

#include "ui/charts/chartoverlay.h"

#include <QKeyEvent>

namespace mtnops {

bool TableTime::handle(QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const std::optional<Timestamp> time = m_overlay.crosshair().time();
    if (key->key() != Qt::Key_T || key->modifiers() != Qt::NoModifier || !time)
        return false;
    m_showTime(*time);
    return true;
}

} // namespace mtnops
