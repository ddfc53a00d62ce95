// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tipplace.h"

#include <QApplication>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int gap = 4; // px, between the tip and the row, and the edge

/** The window of the tooltip: Qt tells its size to nobody, and has one at a time. */
QWidget *tipWindow()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [](const QWidget *window) { return window->inherits("QTipLabel"); });
    return found == windows.end() ? nullptr : *found;
}

} // namespace

void showTipAbove(QWidget &surface, const QRect &row, QPoint position, const QString &text)
{
    QToolTip::showText(surface.mapToGlobal(position), text, &surface);
    QWidget *tip = tipWindow();
    if (!tip || !QToolTip::isVisible())
        return;
    const int left = std::clamp(position.x() - tip->width() / 2, 0, std::max(0, surface.width() - tip->width() - gap));
    const int top = row.top() - gap - tip->height();
    if (top >= 0) // else it would lie below the mouse
        tip->move(surface.mapToGlobal(QPoint(left, top)));
}

} // namespace mtnops
