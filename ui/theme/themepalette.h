// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPalette>

namespace mtnops {

/** The theme's colours in the roles of Qt's styles; borders are QPalette::Mid, secondary text is PlaceholderText. */
QPalette makePalette(const Theme &theme);

/** Text of what cannot be used now: fainter than secondary text, and still read. */
QColor disabledColour(const Theme &theme);
/** Behind what is chosen in a list. */
QColor selectionColour(const Theme &theme);
/** Behind every other row of a table. */
QColor alternateColour(const Theme &theme);

/** @p share of @p over, the rest of @p under; 0 to 1. */
QColor mix(const QColor &under, const QColor &over, double share);

/** The contrast of two opaque colours, 1 to 21, as WCAG 2.1 defines it (relative luminance of sRGB). */
double contrastRatio(const QColor &one, const QColor &other);

} // namespace mtnops
