// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** How the log stands. Rows are counted by the rollups, whatever the size of the log. */
Result<LogStatus> readStatus(SqlConnection &connection, const Catalog &catalog);

} // namespace mtnops
