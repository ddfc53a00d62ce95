// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/swatch.h"

#include <QPainter>

#include <cmath>

namespace mtnops {

LineStyle drawnLine(const Theme &theme, int number, LineStyle chosen)
{
    return chosen == LineStyle::Solid && theme.isDashed(number) ? LineStyle::Dashed : chosen;
}

void paintSwatch(QPainter *painter, double x, double y, const QColor &colour, LineStyle line)
{
    const double top = std::floor(y) - 1.0;
    const double length = line == LineStyle::Solid ? swatchWidth : line == LineStyle::Dashed ? 4.0 : 2.0;
    const double period = line == LineStyle::Dotted ? 4.0 : 5.0;
    for (double dash = 0.0; dash + length <= swatchWidth; dash += line == LineStyle::Solid ? swatchWidth : period)
        painter->fillRect(QRectF(x + dash, top, length, 2.0), colour);
}

} // namespace mtnops
