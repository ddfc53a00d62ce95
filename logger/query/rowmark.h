// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** A number that stays the same for as long as no row of the request's tables comes or goes inside its range, whatever
    is logged outside it and however its rollups are made meanwhile. Rows are counted by their bins; where there are
    none yet, some thousand one by one, and beyond that @p dataVersion, which changes with every commit, speaks for
    them. A table that is not in the catalog has no rows. */
Result<quint64> rowMark(SqlConnection &connection, const Catalog &catalog, const MarkRequest &request,
                        qint64 dataVersion);

} // namespace mtnops
