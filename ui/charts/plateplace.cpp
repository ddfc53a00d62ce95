// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plateplace.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mtnops {

namespace {

/** In order, without those that overlap: a plate is not counted to cover the same twice. */
QList<HeightSpan> merged(QList<HeightSpan> spans)
{
    std::sort(spans.begin(), spans.end(),
              [](const HeightSpan &left, const HeightSpan &right) { return left.top < right.top; });
    QList<HeightSpan> apart;
    for (const HeightSpan &span : std::as_const(spans)) {
        if (!apart.isEmpty() && span.top <= apart.last().bottom)
            apart.last().bottom = std::max(apart.last().bottom, span.bottom);
        else
            apart.append(span);
    }
    return apart;
}

} // namespace

QList<HeightSpan> drawnHeights(const Trace &trace, const PanelFrame &frame, double left, double right)
{
    const QList<SeriesPoint> &points = trace.series.points;
    const TimeScale scale = frame.timeScale();
    const PointSpan around = pointsAround(points, {scale.time(left), scale.time(right)});
    QList<HeightSpan> heights;
    const auto add = [&](double from, double to) { heights.append({std::min(from, to), std::max(from, to)}); };
    for (qsizetype i = around.first; i < around.last; ++i) {
        if (points[i].isBreak())
            continue;
        const double x = scale.x(points[i].time);
        const double y = frame.y(points[i].value);
        if (x >= left && x <= right)
            add(y, y);
        if (i + 1 == around.last || points[i + 1].isBreak())
            continue;
        const double nextX = scale.x(points[i + 1].time);
        const double nextY = frame.y(points[i + 1].value);
        if (nextX < left || x > right)
            continue;
        if (trace.isStepped()) {
            add(y, nextX <= right ? nextY : y);
            continue;
        }
        const auto heightAt = [&](double place) {
            return nextX > x ? y + (nextY - y) * (std::clamp(place, x, nextX) - x) / (nextX - x) : nextY;
        };
        add(heightAt(left), heightAt(right));
    }
    return merged(heights);
}

double placePlate(const HeightSpan &room, double height, double wanted, QList<HeightSpan> taken)
{
    taken = merged(taken);
    const double lowest = std::max(room.top, room.bottom - height);
    QList<double> tops{std::clamp(wanted, room.top, lowest), room.top, lowest};
    for (const HeightSpan &span : std::as_const(taken)) {
        for (const double top : {span.top - height, span.bottom}) { // just above it, and just below
            if (top >= room.top && top <= lowest)
                tops.append(top);
        }
    }
    const auto covered = [&](double top) {
        return std::accumulate(taken.begin(), taken.end(), 0.0, [&](double sum, const HeightSpan &span) {
            return sum + std::max(0.0, std::min(top + height, span.bottom) - std::max(top, span.top));
        });
    };
    return *std::min_element(tops.begin(), tops.end(), [&](double left, double right) {
        return std::pair(covered(left), std::abs(left - wanted)) < std::pair(covered(right), std::abs(right - wanted));
    });
}

} // namespace mtnops
