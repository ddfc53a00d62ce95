// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/query/verification.h"

namespace mtnops {

class SqlConnection;

/** Whether what the database says of how far the rollups of a table are made can be so. Notes what is dirty. */
Result<void> checkWatermarks(SqlConnection &connection, const DeviceTable &table, TableVerification &found);

} // namespace mtnops
