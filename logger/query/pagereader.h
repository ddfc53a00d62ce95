// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** Rows of a table, found by their time. */
Result<RowPage> readPage(SqlConnection &connection, const Catalog &catalog, const PageRequest &request);

/** The newest row of each table that is not after @p upTo, and the states of the devices, in the catalog's order. */
Result<Latest> readLatest(SqlConnection &connection, const Catalog &catalog, Timestamp upTo = Timestamp::max());

/** Events of a range, oldest first. */
Result<QList<Event>> readEvents(SqlConnection &connection, const TimeRange &range);

} // namespace mtnops
