// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** The distance from one tick of the time axis to the next, in the unit that a calendar counts it in. */
struct TickStep
{
    enum Unit : quint8
    {
        Clock, ///< a divisor of a day
        Days, ///< 1, 2, 5 of a month, or 7: Mondays
        Months, ///< 1, 2, 3, 6, or whole years
    };

    Unit unit = Clock;
    Duration duration{}; ///< of Clock; nominal for the others
    int count = 1; ///< of Days and Months
};

/** The smallest step that a person would choose and that is not shorter than @p least. */
TickStep tickStep(Duration least);

} // namespace mtnops
