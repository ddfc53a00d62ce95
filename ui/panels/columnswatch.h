// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

class QModelIndex;
class QPainter;

namespace mtnops {

/** Draws what stands before the name of a column on the chart, as the chart does: a short line, or a piece of its
   strip, swatchWidth wide and centred at @p y. @p column is a row of the device tree; nothing where it is not on the
   chart. */
void paintColumnSwatch(QPainter &painter, double x, double y, const QModelIndex &column, const Theme &theme);

} // namespace mtnops
