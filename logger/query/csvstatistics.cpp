// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvstatistics.h"

#include <algorithm>
#include <array>

namespace mtnops {

void CsvStatistics::add(double number)
{
    if (m_count++ == 0)
        m_first = m_minimum = m_maximum = number;
    m_minimum = std::min(m_minimum, number);
    m_maximum = std::max(m_maximum, number);
    if (!m_turn) {
        m_sum += number;
        return;
    }
    const double difference = m_turn->difference(m_first, number);
    m_lowest = std::min(m_lowest, difference);
    m_highest = std::max(m_highest, difference);
    m_sum += difference;
}

void CsvStatistics::clear()
{
    *this = CsvStatistics(m_turn);
}

std::optional<double> CsvStatistics::mean() const
{
    Q_ASSERT(m_count > 0);
    const double mean = double(m_sum / m_count);
    if (!m_turn)
        return mean;
    if (m_highest - m_lowest >= m_turn->length / 2)
        return std::nullopt;
    return m_turn->normalized(m_first + mean);
}

QString nameOf(CsvStatistic statistic)
{
    switch (statistic) {
    case CsvStatistic::Mean:
        return QStringLiteral("mean");
    case CsvStatistic::Minimum:
        return QStringLiteral("min");
    case CsvStatistic::Maximum:
        return QStringLiteral("max");
    case CsvStatistic::Count:
        return QStringLiteral("count");
    }
    Q_UNREACHABLE();
}

std::optional<CsvStatistic> csvStatisticFromString(QStringView text)
{
    using enum CsvStatistic;
    for (const CsvStatistic statistic : {Mean, Minimum, Maximum, Count}) {
        if (text == nameOf(statistic))
            return statistic;
    }
    return std::nullopt;
}

} // namespace mtnops
