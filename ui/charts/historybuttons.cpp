// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/historybuttons.h"

#include "models/timewindow.h"

#include <QMouseEvent>

namespace mtnops {

bool HistoryButtons::handle(QEvent *event)
{
    // The second of two quick presses comes as a double click.
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return false;
    switch (static_cast<QMouseEvent *>(event)->button()) {
    case Qt::BackButton:
        m_window.goBack();
        return true;
    case Qt::ForwardButton:
        m_window.goForward();
        return true;
    default:
        return false;
    }
}

} // namespace mtnops
