// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timestamp.h"

namespace mtnops {

class SqlConnection;

/** What time it is at least, for deleting what is old: @p now, unless the clock says that much time has passed of which
    the log shows little. After days without a row of any device it is believed once rows are there of as many days, or
    of a week; until then it is the end of the day before the gap. On the thread of its connection. */
Result<Timestamp> believedTime(SqlConnection &connection, Timestamp now);

} // namespace mtnops
