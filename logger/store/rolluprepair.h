// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

namespace mtnops {

class SqlConnection;

/** What a step of the repair made anew. */
struct RepairStep
{
    QString device; ///< empty: nothing is dirty
    bool hasMore = false;
};

/** Makes the next few thousand rows' worth of dirty rollups anew, in a transaction of its own, so that it can be ended
    or killed at any point and goes on from there. The bins come out as they do from rows in order of time. A device
    whose ranges cannot be made is passed over; when there are only such, the error names them. On the thread of its
    connection. */
Result<RepairStep> repairRollups(SqlConnection &connection);

} // namespace mtnops
