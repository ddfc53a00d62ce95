// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

namespace mtnops {

/** The last valid value of a column at or before an instant. */
struct InstantValue
{
    ColumnRef column;
    Value value; ///< NULL: none that is recent enough
    Timestamp time; ///< of its row, where there is a value; of its minute's begin where raw rows are gone
    /** Raw rows are gone: the last value of a whole minute, which of a real is right to 1/127 of the minute's range. */
    bool isOfMinute = false;
};

} // namespace mtnops
