// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/meanline.h"

namespace mtnops {

/** Thins the rows of one column to the first, lowest, highest and last sample of every bin. Fed with rows in order of
    time, from the last valid one before the range to the first valid one after it. A value class without SQL; any one
    thread.

    The line is broken between two samples that lie more than a bin apart, where the table has no row for longer than
    the longest gap, or a row in which the column is NULL: inside a bin a gap is narrower than a pixel. */
class SeriesReducer
{
public:
    /** @p bin > 0. A @p longestGap of 0 breaks the line at NULLs only. */
    SeriesReducer(ColumnRef column, TimeRange range, Duration bin, Duration longestGap);

    /** From each of the rows that follow to the next one. */
    void setLongestGap(Duration longestGap) { m_nextLongestGap = longestGap.count(); }

    /** Takes the mean of each pixel too; call it before anything is added. @p turn: the circle that the values go
       round, if they do. */
    void collectMeans(const std::optional<Turn> &turn = {}) { m_means.emplace(turn); }

    /** A row of the table in which the column is NULL. @p time in µs since the epoch, later than every one before. */
    void addNull(qint64 time);

    /** A row of the table with a value; not NaN. */
    void addValue(qint64 time, double value);

    /** A bin that lies in the range, in place of its rows: its lowest and its highest sample are inside it. Rows that
       are missing in it and in its neighbour break the line between the two where they would have between raw rows. */
    void addBin(const SeriesBin &bin);

    /** The sample after the range is there: further rows change nothing. */
    bool isFinished() const { return m_isFinished; }

    /** The series; call it once, at the end. */
    Series take();

private:
    struct Sample
    {
        qint64 time = 0;
        double value = 0;
    };

    void noteRow(qint64 time);
    void addInside(const Sample &sample, qint64 rowsFrom);
    void openBin(const Sample &sample, qint64 rowsFrom);
    void closeBin();
    void breakBefore(qint64 time);
    void append(const Sample &sample);

    Series m_series;
    qint64 m_from;
    qint64 m_to;
    qint64 m_bin;
    qint64 m_longestGap; ///< from the last row
    qint64 m_nextLongestGap; ///< from the next one

    std::optional<MeanLine> m_means; ///< where they are asked for
    std::optional<qint64> m_lastRow; ///< valid or not
    std::optional<qint64> m_lastValid;
    std::optional<Sample> m_before; ///< the newest sample before the range, until it is part of the line
    bool m_isBroken = false; ///< a gap or a NULL has come since m_lastValid
    bool m_isFinished = false;

    bool m_isBinOpen = false; ///< the members below describe the bin that is being filled
    qint64 m_binEnd = 0;
    Sample m_first;
    Sample m_lowest;
    Sample m_highest;
    Sample m_last;
};

} // namespace mtnops
