// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

class QMenu;

namespace mtnops {

class PlotSelection;
struct Theme;

/** Adds to a menu the choice of line and width of a column that is on the chart as a line. @p selection outlives it. */
void addLines(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme);

/** The same of its colour. */
void addColours(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme);

} // namespace mtnops
