// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/binaccumulator.h"
#include "logger/store/tiercombiner.h"
#include "logger/store/tiers.h"

namespace mtnops {

/** A bin that is done, and the tier it belongs to. */
struct DoneBin
{
    std::size_t tier = 0;
    TierRow row;
};

/** The open bins of one table in all tiers, fed with raw rows in order of time. Every bin that ends before the open
    minute is done. A value class without SQL; any one thread. */
class RollupPyramid
{
public:
    RollupPyramid(const QList<Column> &columns, const LoggedIntervals &intervals);

    /** A done bin of the database, to go on from: of the finest tier that does not hold a done one of its time, from
        coarse to fine and in order of time. Call it before the first row. */
    void restore(std::size_t tier, const TierRow &row);
    void setPrevious(std::span<const QVariant> values) { m_raw.setPrevious(values); }

    /** A row later than every one before; the bins that it ended are appended. */
    void add(qint64 time, std::span<const QVariant> values, std::vector<DoneBin> &done);

    /** Start of the open minute in µs; nothing before the first row. */
    std::optional<qint64> openMinute() const { return m_raw.openBin(); }

private:
    BinAccumulator m_raw;
    std::vector<TierCombiner> m_combiners; ///< of tiers 1 and up
};

} // namespace mtnops
