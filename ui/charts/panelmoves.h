// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

class QMenu;

namespace mtnops {

class PanelArranger;

/** Adds to a menu what moves a column that is on the chart: to a panel of its own, to the one above, to the one below.
    @p arranger outlives the menu. */
void addPanelMoves(QMenu &menu, PanelArranger &arranger, const ColumnRef &column);

} // namespace mtnops
