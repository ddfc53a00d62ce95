// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvstatistics.h"

#include <algorithm>
#include <array>

namespace mtnops {

void CsvStatistics::add(double number)
{
    if (m_count++ == 0)
        m_minimum = m_maximum = number;
    m_minimum = std::min(m_minimum, number);
    m_maximum = std::max(m_maximum, number);
    if (m_circle)
        m_circle->add(number, 1);
    else
        m_sum += number;
}

void CsvStatistics::add(qint64 count, double minimum, double maximum, double sum)
{
    Q_ASSERT(count > 0);
    m_minimum = m_count == 0 ? minimum : std::min(m_minimum, minimum);
    m_maximum = m_count == 0 ? maximum : std::max(m_maximum, maximum);
    m_count += count;
    if (m_circle)
        m_circle->add(minimum, maximum, sum / double(count), count);
    else
        m_sum += sum;
}

void CsvStatistics::clear()
{
    *this = CsvStatistics(m_circle ? std::optional(m_circle->turn()) : std::nullopt);
}

std::optional<double> CsvStatistics::mean() const
{
    Q_ASSERT(m_count > 0);
    return m_circle ? m_circle->middle() : double(m_sum / m_count);
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
