// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/instantvalue.h"
#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** For each column the last valid value at or before the instant that is at most @p maxAge old. A column that has been
    NULL for long is searched by its counts in the rollups, not row by row. */
Result<QList<InstantValue>> valuesAt(SqlConnection &connection, const Catalog &catalog, const QList<ColumnRef> &columns,
                                     Timestamp instant, Duration maxAge);

} // namespace mtnops
