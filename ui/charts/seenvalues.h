// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/trace.h"
#include "ui/charts/valuescale.h"

namespace mtnops {

/** The lowest and the highest value that @p traces reach inside @p range, where their lines cross its edges included;
    nothing where nothing is drawn. Infinite values do not count. */
std::optional<ValueSpan> seenValues(const QList<Trace> &traces, const TimeRange &range);

/** Whether a column of states has a value inside @p range. */
bool seesStates(const QList<Trace> &traces, const TimeRange &range);

} // namespace mtnops
