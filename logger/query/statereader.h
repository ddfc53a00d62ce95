// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/staterun.h"
#include "logger/query/logreader.h"

namespace mtnops {

class SqlConnection;

/** The runs of columns of text, integers and booleans over a window, in the order asked. The error is InvalidInput for
   a column that is not there, or of another type. */
Result<QList<StateRuns>> readStates(SqlConnection &connection, const Catalog &catalog, const WindowRequest &request);

} // namespace mtnops
