// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

#include <QIODevice>
#include <QTimeZone>

#include <functional>

namespace mtnops {

/** How the time column of a CSV file is written. */
enum class CsvTime : quint8
{
    Utc, ///< 2026-11-23T22:04:08.700000Z
    Local, ///< 2026-11-23T15:04:08.700000-07:00
    Unix, ///< seconds since 1970-01-01T00:00:00Z with six decimals
};

struct CsvRequest
{
    QString databasePath;
    QString table;
    QStringList columns; ///< empty: all
    TimeRange range;
    Duration every{}; ///< 0: every row; else one row an interval aligned to the epoch: mean of reals, last of the rest
    CsvTime time = CsvTime::Utc;
    QTimeZone zone = QTimeZone::utc(); ///< for CsvTime::Local
};

/** Called now and then with the rows written and how much of the range is done, 0 to 1; false cancels. */
using CsvProgress = std::function<bool(qint64 rows, double done)>;

/** Writes RFC 4180 to an open device, in constant memory. Blocks: call it off the main thread. Returns the rows
    written; the error is Cancelled where @p progress said so. */
Result<qint64> writeCsv(const CsvRequest &request, QIODevice &output, const CsvProgress &progress = {});

/** The same into a file, written beside it and renamed when whole: on error or cancel no file is left and an older one
    is untouched. */
Result<qint64> exportCsv(const CsvRequest &request, const QString &outputPath, const CsvProgress &progress = {});

} // namespace mtnops
