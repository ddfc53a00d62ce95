// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

class QIcon;
class QMenu;

namespace mtnops {

class PlotSelection;
struct Theme;
struct Trace;

/** What stands before the name of a trace on the chart: its line, or a piece of its strip. */
QIcon traceIcon(const Trace &trace, const Theme &theme);

/** Adds to a menu the choice of line and width of a column that is on the chart as a line. @p selection outlives it. */
void addLines(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme);

/** The same of its colour. */
void addColours(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme);

} // namespace mtnops
