// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QStringList>

namespace mtnops {

// Every statement that reads rows of a log, in one place: each finds its rows by a range of the clustered key "ts" (µs)
// or an index, never by OFFSET, count(*) or a scan of the table. The first column of an answer is "ts".

/** Rows of [:from, :to), oldest first, at most :count. */
QString scanSql(const QString &table, const QStringList &columns);

/** Rows of [:from, :to), newest first, at most :count. */
QString backwardScanSql(const QString &table, const QStringList &columns);

/** Bins of a tier that start in [:from, :to), oldest first: ts, covered, rows, then for each column count, minimum,
    maximum, and sum (the finest tier) or covered and integral. Real, integer and boolean columns only. */
QString tierLineSql(std::size_t tier, const QString &table, const QList<Column> &columns);

/** The same bins: ts, covered, then for each column count, changes, last, minimum, maximum (NULL of a text). Columns of
   text, integers and booleans only. */
QString tierStateSql(std::size_t tier, const QString &table, const QList<Column> &columns);

/** The newest row of [:from, :to) in which the column is not NULL: ts, value. */
QString lastValidSql(const QString &table, const QString &column);

/** The newest bin of a tier that starts in [:from, :to) and has a valid value of the column: ts. */
QString lastFilledBinSql(std::size_t tier, const QString &table, const QString &column);

/** The first :count bins of a tier that start in [:from, :to): ts. */
QString firstBinSql(std::size_t tier, const QString &table);

/** Events of [:from, :to): ts, kind, device, text; oldest first. */
QString eventsSql();

/** All devices in the order in which they were first logged: name, title, interval_us, state, state_detail,
    state_since, polls, failures, skipped, rejected, latency_us. */
QString devicesSql();

} // namespace mtnops
