// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QImage>

namespace mtnops {

/** How much of @p colour is mixed into the panel's own in @p pixel, 0 to 1; 0 where it is another colour. */
double shareOf(const QColor &pixel, const QColor &colour, const Theme &theme = Theme::of(ThemeKind::Dark));

/** The rows of one pixel column inside @p plot that show more than @p share of @p colour, from the top; the names are
    left out. */
QList<int> rowsOf(const QImage &image, const QRectF &plot, int x, const QColor &colour, double share = 0.35);

} // namespace mtnops
