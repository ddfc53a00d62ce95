// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace mtnops {

/** Shows the tooltip @p text of what is at @p position of @p surface above @p row, which runs along its lower end:
   below the mouse, where Qt puts it, it would cover what stands below the surface, such as the tabs of docks. */
void showTipAbove(QWidget &surface, const QRect &row, QPoint position, const QString &text);

} // namespace mtnops
