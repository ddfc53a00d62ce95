// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QString>

namespace mtnops {

/** What was measured in one log: x the window's length in hours, y the time of its reading in milliseconds. */
struct LatencyCurve
{
    QString name;
    QList<QPointF> points;
};

/** Draws the curves over logarithmic axes into a PNG; false when it cannot be written. Main thread. */
bool drawLatencyChart(const QList<LatencyCurve> &curves, const QString &path);

} // namespace mtnops
