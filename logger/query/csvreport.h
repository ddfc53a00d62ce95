// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

#include <QStringList>

namespace mtnops {

/** Stored values of one column that are not of its type, put there by hand: their cells are empty. */
struct CsvLeftOut
{
    QString column; ///< "boltwood.wind"
    ColumnType type = ColumnType::Real;
    qint64 count = 0;
    Timestamp first; ///< the time of the first such row
};

/** What was written. */
struct CsvReport
{
    qint64 rows = 0;
    TimeRange
        logged; ///< from the first to the last row in the request's range; the whole of that range where there is none
    QList<CsvLeftOut> leftOut; ///< only columns that have any
    TimeRange retired; ///< see findRetired(): nothing is written of it
    TimeRange fromRollups; ///< likewise, but written from rollups
};

/** What a file does not tell of itself, a sentence each: "2 values of boltwood.wind are no real and were left empty,
   the first at 2026-11-23T22:04:08.700000Z". */
QStringList remarksOf(const CsvReport &report);

} // namespace mtnops
