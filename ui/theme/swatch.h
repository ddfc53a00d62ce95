// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracelook.h"
#include "ui/theme/theme.h"

class QPainter;

namespace mtnops {

constexpr double swatchWidth = 14; ///< px

/** The line that trace @p number is drawn with, where @p chosen was set: colours that begin again are told by dashes.
 */
LineStyle drawnLine(const Theme &theme, int number, LineStyle chosen);

/** Draws the short line in a trace's colour that stands before its name, centred at @p y. */
void paintSwatch(QPainter *painter, double x, double y, const QColor &colour, LineStyle line);

} // namespace mtnops
