// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

namespace mtnops {

/** The circle that the values of a column go round, as its limits declare it. */
struct Turn
{
    double lowest = 0; ///< where the circle begins: 0 or -180
    double length = 360; ///< in the column's unit

    /** From one value to another by the shorter way: -length / 2 to length / 2. */
    double difference(double from, double to) const;

    /** The same place on the circle, within [lowest, lowest + length). */
    double normalized(double value) const;

    /** Whether numbers so far apart may lie within half a turn of each other only across where the circle begins, or
       not at all. */
    bool isWide(double minimum, double maximum) const { return maximum - minimum >= length / 2; }
};

/** The circle of a real column whose minimum and maximum are one turn apart: 360 where the unit is deg or °, 24 where
   it is h. Nothing for any other column: only what the catalog declares is taken for a circle. */
std::optional<Turn> turnOf(const Column &column);

} // namespace mtnops
