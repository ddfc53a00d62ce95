// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"

class QCommandLineParser;

namespace mtnops {

class TimeText;

// Options that several subcommands on a log database read in the same way.

/** "tcs.altitude,oil.pressure". The names are not looked up. */
Result<QList<ColumnRef>> readColumnRefs(const QString &text);

/** --from, which is wanted, and --to, @p now when left out; an empty range is an error. */
Result<TimeRange> readRange(const QCommandLineParser &parser, const TimeText &text, Timestamp now);

} // namespace mtnops
