// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plotselection.h"
#include "models/timewindow.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <functional>

namespace mtnops {

/** A chart area on the (offscreen) screen with an hour of four columns: two in °C, one in mph, a boolean, a count and a
    text. */
class ChartScene
{
public:
    static constexpr Timestamp now = Timestamp(std::chrono::seconds(1795471200)); // 2026-11-23T22:00:00Z

    ChartScene();

    static ColumnRef ref(const char *name);
    /** Chooses what is not yet chosen and hands over the series. */
    void plot(const QList<Series> &series);
    /** One sample a second over the hour before now, of that value at each second. */
    static Series series(const char *name, const std::function<double(int second)> &value);

    const ChartPanel &panel(int number) const { return *area.stack().panels()[number]; }
    QRectF plotRect(int number) const { return area.stack().plotRect(panel(number)); }
    /** A place in the plot area of a panel: shares of its width and height from the upper left. */
    QPoint at(int number, double x, double y) const;
    QImage picture() { return area.grab().toImage(); }
    QWidget *overlay() const { return const_cast<ChartOverlay *>(&area.overlay()); }

    TimeWindow window;
    PlotSelection selection;
    ChartArea area;
};

} // namespace mtnops
