// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"

#include <optional>

namespace mtnops {

/** The bins that cover a window: of one width, aligned to the epoch, and whole, so that a window that moves on meets
   the same bins again. */
struct BinGrid
{
    Duration bin{};
    TimeRange range; ///< from the first bin's begin to the last bin's end
    int count = 0;

    /** @p range is not empty, @p bin > 0. */
    static BinGrid covering(const TimeRange &range, Duration bin);
    /** The widest bins of which @p pixels cover the range. @p pixels > 0. */
    static BinGrid forPixels(const TimeRange &range, int pixels);
};

/** Joins the series of a window that has moved on: @p tail, read anew from @p tail.range.from (a bin's begin) on, takes
    the place of what @p old had from there, and what lies left of @p from falls off but for one sample. It draws the
    same line as [from, tail.range.to) read whole; `samples` is an estimate where thinning has dropped points. Nothing
    when the two do not meet: other bins, rollups, or rows that came late before
    the tail. */
std::optional<Series> joined(const Series &old, const Series &tail, Timestamp from);

} // namespace mtnops
