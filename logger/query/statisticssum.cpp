// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statisticssum.h"

#include "logger/store/sqlvalue.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

StatisticsSum::StatisticsSum(const Column &column) : m_type(column.type)
{
    if (const std::optional<Turn> turn = turnOf(column)) {
        m_byCount.emplace(*turn);
        m_byTime.emplace(*turn);
    }
}

void StatisticsSum::addReadings(const TierCell &cell)
{
    if (cell.count == 0)
        return;
    widen(cell.minimum, cell.maximum);
    m_total.count += cell.count;
    m_total.sum += cell.sum;
    m_total.last = cell.last;
}

void StatisticsSum::addTime(const TierCell &cell, double share)
{
    m_total.covered += share < 1 ? std::llround(double(cell.covered) * share) : cell.covered;
    m_total.integral += cell.integral * share;
}

void StatisticsSum::addStanding(double value, qint64 stood)
{
    if (stood <= 0)
        return;
    widen(value, value);
    m_total.covered += stood;
    m_total.integral += value * double(stood);
    if (m_byTime)
        m_byTime->add(value, stood);
}

void StatisticsSum::addOnCircle(double value)
{
    if (m_byCount)
        m_byCount->add(value, 1);
}

void StatisticsSum::addOnCircle(const TierCell &cell, double share)
{
    if (cell.count == 0)
        return;
    const double mean = cell.sum / double(cell.count);
    m_byCount->add(cell.minimum, cell.maximum, mean, cell.count);
    if (cell.covered > 0)
        m_byTime->add(cell.minimum, cell.maximum, cell.integral / double(cell.covered), cell.covered * share);
}

void StatisticsSum::widen(double minimum, double maximum)
{
    m_total.minimum = m_hasExtremes ? std::min(m_total.minimum, minimum) : minimum;
    m_total.maximum = m_hasExtremes ? std::max(m_total.maximum, maximum) : maximum;
    m_hasExtremes = true;
}

ColumnStatistics StatisticsSum::statistics() const
{
    ColumnStatistics statistics{.count = m_total.count};
    if (hasNumbers() && m_hasExtremes) {
        statistics.minimum = m_total.minimum;
        statistics.maximum = m_total.maximum;
        statistics.covered = Duration(m_total.covered);
        if (m_total.count > 0)
            statistics.mean = m_byCount ? m_byCount->middle() : m_total.sum / double(m_total.count);
        if (m_total.covered > 0)
            statistics.timeWeightedMean = m_byTime ? m_byTime->middle() : m_total.integral / double(m_total.covered);
    }
    if (m_byCount) {
        statistics.isHidden = m_byCount->isHidden() || m_byTime->isHidden();
        statistics.isAllAround = !statistics.isHidden && !seeksMiddle();
    }
    if (m_type != ColumnType::Real && m_total.count > 0)
        statistics.last = fromSql(m_type, m_total.last);
    return statistics;
}

} // namespace mtnops
