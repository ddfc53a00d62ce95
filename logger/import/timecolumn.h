// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

namespace mtnops {

/** The column that tells the rows' times: @p name, or the only one of times, or the only one that is named like it: ts,
    time, timestamp, datetime, date, utc, mjd. Nothing where none could be; the error names those that could. */
Result<std::optional<qsizetype>> findTimeColumn(const ForeignTable &table, const QString &name);

} // namespace mtnops
