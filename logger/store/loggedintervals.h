// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"

namespace mtnops {

class SqlConnection;

/** The intervals with which a device was asked at all times: that of a row decides for how long it may stand, whatever
    the interval is today. A value class, read on its connection's thread. */
class LoggedIntervals
{
public:
    struct Piece
    {
        Timestamp from; ///< until the next piece; the first is for what is before it too
        Duration interval{}; ///< 0 for a device that is not asked in turns: its rows stand until the next
    };

    /** One at all times. */
    explicit LoggedIntervals(Duration interval);

    /** As the catalog tells; of a log of before schema 3, and of a device whose interval never changed, the one of
        @p table. */
    static Result<LoggedIntervals> read(SqlConnection &connection, const DeviceTable &table);

    Duration intervalAt(Timestamp time) const { return pieceAt(time).interval; }
    /** For how long a row of that time stands at most: two and a half intervals, so that one missed poll is no gap. 0
        for no end. */
    Duration longestGapAt(Timestamp time) const { return pieceAt(time).interval * 5 / 2; }
    /** The shortest with which it was asked at any time of the range. */
    Duration shortestIn(const TimeRange &range) const;
    /** The parts of a range that have one interval each. */
    QList<TimeRange> divide(const TimeRange &range) const;

private:
    LoggedIntervals() = default;
    const Piece &pieceAt(Timestamp time) const;

    std::vector<Piece> m_pieces; ///< in order of time; one at least
};

/** Notes in the catalog, which may have another interval of the device, that it is the table's from @p now on. Call it
    before the catalog is changed. */
Result<void> noteInterval(SqlConnection &connection, const DeviceTable &table, Timestamp now);

} // namespace mtnops
