// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvstatistics.h"

#include <algorithm>
#include <array>
#include <limits>

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

void CsvStatistics::add(qint64 count, double minimum, double maximum, double sum)
{
    Q_ASSERT(count > 0);
    if (m_count == 0) {
        m_first = m_minimum = minimum;
        m_maximum = maximum;
    }
    m_count += count;
    m_minimum = std::min(m_minimum, minimum);
    m_maximum = std::max(m_maximum, maximum);
    if (!m_turn) {
        m_sum += sum;
        return;
    }
    // They may lie on both sides of where the circle begins, or all around it: then there is no middle.
    if (maximum - minimum >= m_turn->length / 2)
        m_highest = std::numeric_limits<double>::infinity();
    const double mean = sum / double(count);
    const double difference = m_turn->difference(m_first, mean);
    m_lowest = std::min(m_lowest, difference - (mean - minimum));
    m_highest = std::max(m_highest, difference + (maximum - mean));
    m_sum += (long double)(difference)*count;
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
