// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <optional>

namespace mtnops {

/** What values of a column are that SQL declares so: DOUBLE PRECISION, VARCHAR(8), DATETIME, BOOLEAN … Nothing for
    bytes, which no log can hold. Dates without a time of day, and times of day, are text. */
std::optional<ColumnType> columnTypeOfSql(const QString &declaration);

} // namespace mtnops
