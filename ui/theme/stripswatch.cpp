// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stripswatch.h"

#include "ui/theme/statecolours.h"
#include "ui/theme/swatch.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr qsizetype fewestCells = 2; // one alone is no strip
constexpr double height = 10;
constexpr double edgeHeight = 2;

} // namespace

void paintStripSwatch(QPainter &painter, double x, double y, const Column &column, const QList<Value> &values,
                      const Theme &theme)
{
    const double left = std::floor(x);
    const double top = std::floor(y - height / 2.0);
    const qsizetype cells = std::max(fewestCells, values.size());
    for (qsizetype cell = 0; cell < cells; ++cell) {
        const StateColours colours = values.isEmpty()
            ? StateColours{.area = theme.raised, .edge = theme.muted}
            : stateColours(column, values[std::min(cell, values.size() - 1)], theme);
        const double from = left + std::round(swatchWidth * double(cell) / double(cells));
        const double to = left + std::round(swatchWidth * double(cell + 1) / double(cells));
        painter.fillRect(QRectF(from, top, to - from, height), colours.area);
        painter.fillRect(QRectF(from, top + height - edgeHeight, to - from, edgeHeight), colours.edge);
        painter.fillRect(QRectF(from, top, 1.0, height), colours.edge);
    }
}

} // namespace mtnops
