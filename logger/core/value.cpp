// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/value.h"

namespace mtnops {

std::optional<double> toNumber(const Value &value)
{
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *integer = std::get_if<qint64>(&value))
        return double(*integer);
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean ? 1.0 : 0.0;
    return std::nullopt;
}

} // namespace mtnops
