// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/theme/theme.h"

class QPainter;

namespace mtnops {

/** Draws the piece of a strip that stands before the name of a column of states, where a trace has a short line: a cell
    for each of @p values in its colours, as wide as paintSwatch() and centred at @p y. Without values it is a piece of
    many changes. */
void paintStripSwatch(QPainter &painter, double x, double y, const Column &column, const QList<Value> &values,
                      const Theme &theme);

} // namespace mtnops
