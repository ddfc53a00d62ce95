// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvwriter.h"

#include <vector>

namespace mtnops {

/** Gathers rows into bins aligned to the epoch and writes one row for each bin that has any, at the bin's start: the
    mean of a real column's valid values, the last valid value of any other; empty where there is none. One thread. */
class CsvBins
{
public:
    /** @p writer must outlive the bins; @p width > 0. */
    CsvBins(CsvWriter &writer, Duration width);

    /** Goes to the bin of that time, in µs, writing the one before if it is another. Times come in order. */
    Result<void> beginRow(qint64 time);
    void addValue(qsizetype column, const QVariant &stored);

    /** Writes the bin that is being filled. */
    Result<void> finish();

private:
    struct Cell
    {
        double sum = 0;
        qint64 count = 0;
        QVariant last;
    };

    CsvWriter &m_writer;
    Duration m_width;
    qint64 m_start = 0; ///< µs, of the bin that is being filled
    bool m_hasRows = false;
    std::vector<Cell> m_cells;
};

} // namespace mtnops
