// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "models/plotarrangement.h"

#include <QJsonObject>

namespace mtnops {

/** The arrangement as it is kept in settings and layouts:
    {"version": 1, "order": [key], "panels": {column: key}, "looks": {column: {"colour", "chosen", "line", "width"}},
    "axes": [{"panel", "axis", "low", "high", "logarithmic", "locked"}]}, a column as "table.column". */
QJsonObject toJson(const PlotArrangement &arrangement);

/** Everything or an error that names the place and what would be right; fields that are absent are automatic. */
Result<PlotArrangement> arrangementFromJson(const QJsonObject &object);

} // namespace mtnops
