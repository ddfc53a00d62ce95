// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** Reads a window of columns, each table once, thinned to the width of the plot; the series are in the order of the
    request. */
Result<QList<Series>> readWindow(SqlConnection &connection, const Catalog &catalog, const WindowRequest &request);

/** Whether pixels of that width are drawn from rollups, where a device has rows often enough. */
bool drawsRollups(Duration pixel);

} // namespace mtnops
