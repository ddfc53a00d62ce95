// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"

namespace mtnops {

/** One row of a one-column table, as a test keeps it. */
struct TestRow
{
    qint64 time = 0; ///< µs
    std::optional<double> value;
};

/** What a window of the rows must be, worked out anew for each bin and each pair of neighbours, by the words of the
    documentation and with none of the reader's code. */
QList<SeriesPoint> bruteForceWindow(const QList<TestRow> &rows, const TimeRange &range, Duration bin, Duration gap);

} // namespace mtnops
