// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

namespace mtnops {

/** A stretch of time for which a column kept one value, or in which it changed too often to be told. */
struct StateRun
{
    TimeRange range;
    Value value; ///< valid; NULL where isMany
    bool isMany = false; ///< several changes in a pixel column, or in each of several neighbouring ones

    friend bool operator==(const StateRun &, const StateRun &) = default;
};

/** A window of one column of text, integers or booleans as runs, in order and apart; between them the column had no
    value, or the device no row for longer than two and a half intervals. No more than a few runs a pixel column. */
struct StateRuns
{
    ColumnRef column;
    TimeRange range; ///< what was asked; the first and the last run may reach beyond
    Duration bin{}; ///< width of a pixel column, aligned to the epoch
    Duration tier{}; ///< width of the widest rollups it was read from; zero where it was read from raw rows alone
    QList<StateRun> runs;
};

} // namespace mtnops
