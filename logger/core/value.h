// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace mtnops {

/** One reading of one column. The first alternative, NULL, means "asked, and no valid value". */
using Value = std::variant<std::monostate, double, qint64, bool, QString, Timestamp>;

/** The values of one row, in the order of its table's columns. */
using Values = std::vector<Value>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

/** Reals, integers and booleans (0, 1) as a number; nothing for NULL, text and times. */
std::optional<double> toNumber(const Value &value);

} // namespace mtnops
