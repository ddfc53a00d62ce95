// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/columnstatistics.h"
#include "logger/store/tierrow.h"

namespace mtnops {

/** Adds bins of one column up, of any tier and in order of time. A value class without SQL; any one thread. */
class StatisticsSum
{
public:
    explicit StatisticsSum(ColumnType type) : m_type(type) { }

    void add(const TierCell &cell);

    /** What it comes to; the column and the range are the caller's to say. */
    ColumnStatistics statistics() const;

private:
    ColumnType m_type;
    TierCell m_total;
};

} // namespace mtnops
