// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statisticssum.h"

#include "logger/store/sqlvalue.h"

#include <algorithm>

namespace mtnops {

void StatisticsSum::add(const TierCell &cell)
{
    if (cell.count == 0)
        return;
    const bool isFirst = m_total.count == 0;
    m_total.minimum = isFirst ? cell.minimum : std::min(m_total.minimum, cell.minimum);
    m_total.maximum = isFirst ? cell.maximum : std::max(m_total.maximum, cell.maximum);
    m_total.count += cell.count;
    m_total.sum += cell.sum;
    m_total.covered += cell.covered;
    m_total.integral += cell.integral;
    m_total.last = cell.last;
}

ColumnStatistics StatisticsSum::statistics() const
{
    ColumnStatistics statistics{.count = m_total.count};
    if (m_total.count == 0)
        return statistics;
    if (m_type != ColumnType::Text && m_type != ColumnType::Time) {
        statistics.minimum = m_total.minimum;
        statistics.maximum = m_total.maximum;
        statistics.mean = m_total.sum / double(m_total.count);
        statistics.covered = Duration(m_total.covered);
        if (m_total.covered > 0)
            statistics.timeWeightedMean = m_total.integral / double(m_total.covered);
    }
    if (m_type != ColumnType::Real)
        statistics.last = fromSql(m_type, m_total.last);
    return statistics;
}

} // namespace mtnops
