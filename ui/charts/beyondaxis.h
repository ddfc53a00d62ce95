// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panelframe.h"
#include "ui/charts/trace.h"

namespace mtnops {

/** What is told of a trace of which nothing is seen: all its values in the window lie beyond an end of its axis. A
    value. */
struct BeyondAxis
{
    QString text; ///< "Wind, 4.3 mph above the axis"
    bool isAbove = false; ///< the upper end, or else the lower one
    friend bool operator==(const BeyondAxis &, const BeyondAxis &) = default;
};

/** Those of @p traces for which that is so on @p frame, with the way from its end to their nearest value. */
QList<BeyondAxis> beyondAxis(const QList<Trace> &traces, const PanelFrame &frame);

} // namespace mtnops
