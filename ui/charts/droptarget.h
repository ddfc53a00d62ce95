// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace mtnops {

class PanelArranger;
class PanelStack;
struct Theme;

/** Where a column goes that is dropped at some place on the charts, and what to show of that. A value. */
struct DropTarget
{
    bool joins = false; ///< a panel that is there; else it gets one of its own
    QString panel; ///< the key of that panel
    qsizetype index = 0; ///< above which panel its own comes
    QRectF mark; ///< the plot that is joined, or the place between two, in the stack's coordinates
    QString text;
    friend bool operator==(const DropTarget &, const DropTarget &) = default;
};

/** What would happen to @p column at @p position, in the stack's coordinates; nothing where it would stay as it is. */
std::optional<DropTarget> dropTargetAt(const PanelStack &stack, const PanelArranger &arranger, const ColumnRef &column,
                                       QPointF position);

/** Does what the target says. */
void dropOn(const DropTarget &target, PanelArranger &arranger, const ColumnRef &column);

void paintDropTarget(QPainter &painter, const DropTarget &target, const Theme &theme);

} // namespace mtnops
