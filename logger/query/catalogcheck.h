// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "logger/query/verification.h"

namespace mtnops {

class SqlConnection;

/** Holds a device's table, and with @p hasRollups those of its tiers, against what the catalog says they are. */
Result<void> checkTable(SqlConnection &connection, const DeviceTable &table, bool hasRollups, ProblemList &problems);

/** Finds what the catalog knows no device for: columns, watermarks, dirty ranges, tables of tiers. */
Result<void> checkStrangers(SqlConnection &connection, const Catalog &catalog, ProblemList &problems);

} // namespace mtnops
