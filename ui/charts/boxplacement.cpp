// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/boxplacement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mtnops {

namespace {

constexpr double cursorGap = 12;
constexpr double step = 12; // between the heights that are tried
constexpr double margin = 4; // around the box, kept free of obstacles too

constexpr double keptWeight = 5; // of an obstacle in the panel that is looked at

} // namespace

QRectF placeBox(const QRectF &bounds, const QSizeF &size, QPointF cursor, const QList<QPointF> &obstacles,
                const QRectF &before, const QRectF &kept)
{
    const double lowest = std::max(bounds.top(), bounds.bottom() - size.height());
    QList<double> lefts;
    if (cursor.x() + cursorGap + size.width() <= bounds.right())
        lefts.append(cursor.x() + cursorGap);
    if (cursor.x() - cursorGap - size.width() >= bounds.left())
        lefts.append(cursor.x() - cursorGap - size.width());
    if (lefts.isEmpty()) // too narrow for either side
        lefts.append(std::max(bounds.left(), bounds.right() - size.width()));

    QRectF best;
    double bestCost = 0;
    for (const double left : lefts) {
        for (double top = bounds.top(); top <= lowest; top += step) {
            const QRectF box({left, top}, size);
            const QRectF around = box.adjusted(-margin, -margin, margin, margin);
            const double covered =
                std::accumulate(obstacles.begin(), obstacles.end(), 0.0, [&](double sum, QPointF at) {
                    return around.contains(at) ? sum + (kept.contains(at) ? keptWeight : 1.0) : sum;
                });
            const bool wasHere = before.isValid() && std::abs(before.top() - top) < step / 2.0
                && (before.left() < cursor.x()) == (left < cursor.x());
            const double cost = covered * 60.0 + std::abs(box.center().y() - cursor.y()) - (wasHere ? 50.0 : 0.0);
            if (!best.isValid() || cost < bestCost) {
                best = box;
                bestCost = cost;
            }
        }
    }
    return best;
}

} // namespace mtnops
