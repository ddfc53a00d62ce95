// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tabletime.h"

#include "ui/charts/panelstack.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace mtnops {

bool TableTime::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove: {
        const QPointF position = static_cast<QMouseEvent *>(event)->position();
        m_time = m_stack.allPlots().contains(position) ? std::optional(m_stack.timeScale().time(position.x()))
                                                       : std::nullopt;
        return false;
    }
    case QEvent::Leave:
        m_time.reset();
        return false;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() != Qt::Key_T || key->modifiers() != Qt::NoModifier || !m_time)
            return false;
        m_showTime(*m_time);
        return true;
    }
    default:
        return false;
    }
}

} // namespace mtnops
