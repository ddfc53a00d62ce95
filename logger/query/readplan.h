// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/rollupstate.h"

namespace mtnops {

/** A stretch of time and the tier to read it from; raw rows where there is none. */
struct Stretch
{
    TimeRange range;
    std::optional<std::size_t> tier;
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

/** The coarsest tier to draw with when a pixel is @p pixel wide and a device has a row each @p interval: its bins are
   at most a pixel wide, minutes 1.4 pixels, since below them there are only raw rows. Nothing where these are to be
    read: no bin is that narrow, or one would stand for fewer than four rows. */
std::optional<std::size_t> tierForDrawing(Duration pixel, Duration interval);

/** Divides a range among the tiers, in order of time and without a hole: as much as can be from bins of @p coarsest
    that lie inside the range and are made, the rest from finer ones, down to raw rows; or, where
    these are kept no more, to the finest bins, which may then reach beyond the range. */
QList<Stretch> planRead(const TimeRange &range, std::optional<std::size_t> coarsest, const RollupState &state);

/** The width of the coarsest bins that are read; zero where only raw rows are. */
Duration widestTierOf(const QList<Stretch> &stretches);

} // namespace mtnops
