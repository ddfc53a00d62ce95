// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <QString>

#include <optional>

namespace mtnops {

class SqlConnection;

/** The time of the first answer of a statement of readersql.h to a range; nothing without one. */
Result<std::optional<Timestamp>> firstTime(SqlConnection &connection, const QString &sql, const TimeRange &range);

} // namespace mtnops
