// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QStringList>

namespace mtnops {

class SqlConnection;

/** Makes a device's table and its catalog entries agree with its description: creates the table, adds columns that are
    new, never drops or retypes one. Call it inside a transaction. Returns what an operator should know (columns added,
    units changed), one sentence each. The error is InvalidInput, before anything was changed, where a column's type
    differs from what is stored, a name cannot be a SQL name, or the name is taken by something that is no log table. */
Result<QStringList> layOutTable(SqlConnection &connection, const DeviceTable &table, Timestamp now);

} // namespace mtnops
