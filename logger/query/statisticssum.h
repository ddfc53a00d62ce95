// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/columnstatistics.h"
#include "logger/query/turnsum.h"
#include "logger/store/tierrow.h"

namespace mtnops {

/** Adds up what bins, of any tier, and raw rows say of one column, in order of time. A value class without SQL; any one
    thread. */
class StatisticsSum
{
public:
    explicit StatisticsSum(const Column &column);

    /** What a bin says of its values. */
    void addReadings(const TierCell &cell);
    /** And for how long these stood, of which that @p share counts, 0 to 1. */
    void addTime(const TierCell &cell, double share);
    /** A value that stood for that many µs. */
    void addStanding(double value, qint64 stood);

    // What goes round a circle takes each reading a second time:
    bool seeksMiddle() const { return m_byCount && m_byCount->hasMiddle() && m_byTime->hasMiddle(); }
    void addOnCircle(double value); ///< nothing happens where there is none
    /** A bin, with the share of its time that counts; finer ones tell more where it isWide(). */
    void addOnCircle(const TierCell &cell, double share);
    bool isWide(const TierCell &cell) const { return m_byCount->turn().isWide(cell.minimum, cell.maximum); }

    /** What it comes to; the column and the range are the caller's to say. */
    ColumnStatistics statistics() const;

private:
    void widen(double minimum, double maximum);
    bool hasNumbers() const { return m_type != ColumnType::Text && m_type != ColumnType::Time; }

    ColumnType m_type;
    TierCell m_total;
    bool m_hasExtremes = false;
    std::optional<TurnSum> m_byCount; ///< both on a circle only
    std::optional<TurnSum> m_byTime;
};

} // namespace mtnops
