// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/staterun.h"

namespace mtnops {

/** What a rollup says of a column of states in one bin. */
struct StateBin
{
    qint64 start = 0; ///< µs since the epoch
    qint64 width = 0; ///< µs
    qint64 covered = 0; ///< µs for which the table had rows
    qint64 count = 0; ///< valid values; the members below mean nothing at 0
    qint64 changes = 0; ///< valid values that differ from the one before; of a bin behind a NULL the first counts too
    Value last;
    bool hasOneValue = true; ///< false where lowest and highest are known to differ
};

/** Joins the rows of one column to runs of one value. Fed with rows and bins in order of time, from the row before the
    window to the one after it. A value class without SQL; any one thread.

    A value stands from its row to the next one; where that is farther away than the longest gap, for one interval. In a
    pixel column in which the value changes once, the change is where it was (of a bin: at its start). Where it changes
    more often, the whole pixel is one of many values. A gap inside a pixel is not seen. */
class RunReducer
{
public:
    /** @p bin > 0. Without a @p longestGap (0) a value stands until the next row. */
    RunReducer(ColumnRef column, TimeRange range, Duration bin, Duration interval, Duration longestGap);

    /** Of the rows that follow, each until the next one. */
    void setInterval(Duration interval, Duration longestGap)
    {
        m_interval = interval.count();
        m_nextLongestGap = longestGap.count();
    }

    /** A row of the table; NULL where the column has no valid value. @p time in µs since the epoch, later than every
        one before. */
    void addRow(qint64 time, const Value &value);

    /** A bin in place of its rows. */
    void addBin(const StateBin &bin);

    /** The runs; call it once, at the end. */
    StateRuns take();

private:
    struct Piece
    {
        qint64 from = 0;
        qint64 to = 0;
        Value value;
    };

    bool endsBefore(qint64 rowsFrom) const;
    bool isOfOneValue(const StateBin &bin) const;
    void closeOpen(qint64 end);
    void place(Piece piece);
    void placeMany(qint64 from, qint64 to);
    bool isSecondJoint(const Piece &piece) const;
    qint64 pixelBegin(qint64 time) const;

    StateRuns m_runs;
    qint64 m_to;
    qint64 m_bin;
    qint64 m_interval;
    qint64 m_longestGap; ///< from the last row
    qint64 m_nextLongestGap; ///< from the next one

    std::optional<Piece> m_open; ///< the value that stands
    std::optional<qint64> m_lastRow; ///< valid or not
    bool m_isBehindNull = false; ///< it is known not to be valid
    std::optional<Value> m_lastValue; ///< the last valid one, whether it stands or not
    qint64 m_standsUntil = 0; ///< where the last row's value ends when a gap follows
    bool m_lastIsJoint = false; ///< the last run begins where another value ended in the same pixel
};

} // namespace mtnops
