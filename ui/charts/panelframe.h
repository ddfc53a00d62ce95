// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timescale.h"
#include "ui/charts/valuescale.h"

#include <QRectF>

#include <algorithm>

namespace mtnops {

/** Where a panel draws: its plot area in pixels, and the times and values at the four edges of it. A value, shared by
    the items of one panel. */
struct PanelFrame
{
    QRectF plot;
    TimeRange range;
    ValueSpan values;

    TimeScale timeScale() const { return {.range = range, .left = plot.left(), .width = std::max(1.0, plot.width())}; }

    /** Upwards is more. Kept within 100,000 pixels of the plot, far beyond any screen. */
    double y(double value) const
    {
        const double y = plot.bottom() - (value - values.low) / values.length() * plot.height();
        return std::clamp(y, -1e5, 1e5);
    }
    double value(double y) const { return values.low + (plot.bottom() - y) / plot.height() * values.length(); }

    friend bool operator==(const PanelFrame &, const PanelFrame &) = default;
};

} // namespace mtnops
