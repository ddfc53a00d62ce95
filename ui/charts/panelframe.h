// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timescale.h"
#include "ui/charts/valuescale.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace mtnops {

/** Where an axis of a panel draws: the plot area in pixels, and the times and values at the four edges of it. A value,
    shared by the items that are drawn against that axis. */
struct PanelFrame
{
    QRectF plot;
    TimeRange range;
    ValueSpan values; ///< above zero where logarithmic
    bool isLogarithmic = false;

    TimeScale timeScale() const { return {.range = range, .left = plot.left(), .width = std::max(1.0, plot.width())}; }

    /** Upwards is more. Kept within 100,000 pixels of the plot, far beyond any screen. */
    double y(double value) const { return std::clamp(plot.bottom() - share(value) * plot.height(), -1e5, 1e5); }
    double value(double y) const
    {
        const double share = (plot.bottom() - y) / plot.height();
        return isLogarithmic ? values.low * std::pow(values.high / values.low, share)
                             : values.low + share * values.length();
    }

    friend bool operator==(const PanelFrame &, const PanelFrame &) = default;

private:
    /** 0 at the lower edge, 1 at the upper one. */
    double share(double value) const
    {
        if (!isLogarithmic)
            return (value - values.low) / values.length();
        return value > 0.0 ? std::log(value / values.low) / std::log(values.high / values.low) : -1e5;
    }
};

} // namespace mtnops
