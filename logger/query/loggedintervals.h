// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/store/rollupstate.h"

namespace mtnops {

/** The intervals with which a device was asked in a range. The catalog knows the one of now; where it was longer, the
    bins that were made then stand for longer than their rows could now. A value class, read on a connection's thread.
 */
class LoggedIntervals
{
public:
    struct Piece
    {
        Timestamp from; ///< until the next piece
        Duration interval{};
    };

    /** That of now at all times. */
    explicit LoggedIntervals(const DeviceTable &table);

    /** As the rollups tell of the range and the hour before. */
    static Result<LoggedIntervals> read(SqlConnection &connection, const DeviceTable &table, const RollupState &state,
                                        const TimeRange &range);

    Duration intervalAt(Timestamp time) const;
    Duration longestGapAt(Timestamp time) const;
    /** The parts of a range that have one interval each. */
    QList<TimeRange> divide(const TimeRange &range) const;

private:
    void add(Timestamp from, Duration interval);

    QList<Piece> m_pieces; ///< one at least; the first is for what is before it too
};

} // namespace mtnops
