// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

#include <QTimeZone>

namespace mtnops {

/** How the times of a CSV file are written. */
enum class CsvTime : quint8
{
    Utc, ///< 2026-11-23T22:04:08.700000Z
    Local, ///< 2026-11-23T15:04:08.700000-07:00
    Unix, ///< seconds since 1970-01-01T00:00:00Z with six decimals
    Mjd, ///< Modified Julian Date in UTC days of 86,400 s, with twelve decimals
};

/** What a CSV file says of a real column's valid values within an interval. */
enum class CsvStatistic : quint8
{
    Mean,
    Minimum,
    Maximum,
    Count
};

struct CsvRequest
{
    QString databasePath;
    QString table;
    QStringList columns; ///< empty: all
    TimeRange range;
    Duration every{}; ///< 0: every row; else one row an interval, aligned to the epoch
    QList<CsvStatistic> statistics = {CsvStatistic::Mean}; ///< of reals, with an interval; in the order of the file
    /** With an interval: one without a valid value repeats the last one that is no older than this at the interval's
        start, and every interval of the range has a row. 0: only intervals with rows have one. */
    Duration fill{};
    CsvTime time = CsvTime::Utc;
    QTimeZone zone = QTimeZone::utc(); ///< for CsvTime::Local
    qint64 mostRows = 0; ///< the writing ends after so many, for a preview; 0: after all
};

} // namespace mtnops
