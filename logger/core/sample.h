// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

namespace mtnops {

/** One row on its way from a device to the database. A column that appears at run time comes as a new table. */
struct Sample
{
    DeviceTablePtr table; ///< never null
    Timestamp time; ///< the host's clock when the first reply of the poll arrived, or what the row says itself
    Values values; ///< one for each of table->columns
    /** Its source shows it again and again: it is stored unless its table has a row of its time or a later one. */
    bool isRepeated = false;
};

} // namespace mtnops
