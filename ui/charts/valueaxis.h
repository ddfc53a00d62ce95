// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/valuescale.h"

class QChart;
class QValueAxis;

namespace mtnops {

/** The value axis of one panel's chart: its range. Labels and the lines across are the panel's own items, because with
    a plot area of given size Qt 6.4 cuts labels to "…", hides words that are a line apart, and draws lines where the
   plot area was before. Lives as long as the chart, on the main thread. */
class ValueAxis
{
public:
    /** Adds the axis at the left of @p chart, which owns it. */
    explicit ValueAxis(QChart &chart);

    void show(const ValueSpan &span);

private:
    QValueAxis *m_axis = nullptr; ///< owned by the chart
};

} // namespace mtnops
