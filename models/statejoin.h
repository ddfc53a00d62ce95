// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/staterun.h"

#include <optional>

namespace mtnops {

/** Joins the runs of a window that has moved on: @p tail, read anew from @p tail.range.from (a pixel's begin) on, takes
    the place of what @p old had from there, and what ended before @p from falls off. They are the runs of
    [from, tail.range.to) read whole. Nothing when the two do not meet. */
std::optional<StateRuns> joined(const StateRuns &old, const StateRuns &tail, Timestamp from);

} // namespace mtnops
