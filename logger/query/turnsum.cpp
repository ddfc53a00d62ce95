// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/turnsum.h"

#include <algorithm>

namespace mtnops {

void TurnSum::add(double value, long double weight)
{
    add(value, value, value, weight);
}

void TurnSum::add(double minimum, double maximum, double mean, long double weight)
{
    if (weight <= 0)
        return;
    m_isHidden = m_isHidden || m_turn.isWide(minimum, maximum);
    m_first = m_first.value_or(minimum);
    const double difference = m_turn.difference(*m_first, mean);
    m_lowest = std::min(m_lowest, difference - (mean - minimum));
    m_highest = std::max(m_highest, difference + (maximum - mean));
    m_sum += difference * weight;
    m_weight += weight;
}

std::optional<double> TurnSum::middle() const
{
    if (m_weight <= 0 || !hasMiddle())
        return std::nullopt;
    return m_turn.normalized(*m_first + double(m_sum / m_weight));
}

} // namespace mtnops
