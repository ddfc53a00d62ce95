// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/meanline.h"

#include <algorithm>

namespace mtnops {

void MeanLine::noteRow(qint64 time, qint64 longestGap)
{
    if (!m_standing)
        return;
    const qint64 since = time - m_standing->since;
    const qint64 stood = longestGap > 0 ? std::min(since, longestGap) : since;
    const double value = m_standing->value;
    addTime({.lowest = value, .highest = value, .stood = stood, .integral = value * double(stood)});
    m_to = std::max(m_to, m_standing->since + stood);
    m_standing.reset();
}

void MeanLine::addValue(qint64 time, double value)
{
    widen(time, time + 1, value, value);
    m_standing = Standing{.since = time, .value = value};
}

void MeanLine::addBin(const SeriesBin &bin)
{
    widen(bin.start, bin.start + bin.width, bin.lowest, bin.highest);
    addTime(bin);
}

void MeanLine::addTime(const SeriesBin &bin)
{
    m_stood += bin.stood;
    m_integral += bin.integral;
    if (m_circle && bin.stood > 0)
        m_circle->add(bin.lowest, bin.highest, bin.integral / double(bin.stood), bin.stood);
}

void MeanLine::widen(qint64 from, qint64 to, double lowest, double highest)
{
    m_from = m_isOpen ? m_from : from;
    m_to = to;
    m_lowest = m_isOpen ? std::min(m_lowest, lowest) : lowest;
    m_highest = m_isOpen ? std::max(m_highest, highest) : highest;
    if (!m_isOpen && m_turn)
        m_circle.emplace(*m_turn);
    m_isOpen = true;
}

void MeanLine::closePixel()
{
    if (!m_isOpen)
        return;
    m_means.append({.range = {fromMicroseconds(m_from), fromMicroseconds(m_to)},
                    .mean = mean(),
                    .lowest = m_lowest,
                    .highest = m_highest});
    m_isOpen = false;
    m_standing.reset();
    m_integral = 0;
    m_stood = 0;
}

/** Of the open pixel. */
double MeanLine::mean() const
{
    if (m_circle && m_stood > 0)
        return m_circle->middle().value_or(SeriesMean::none);
    // The newest row stands for nothing yet.
    if (m_circle && !m_standing && m_turn->isWide(m_lowest, m_highest))
        return SeriesMean::none;
    const double newest = m_standing ? m_standing->value : (m_lowest + m_highest) / 2;
    const double byTime = m_stood > 0 ? m_integral / double(m_stood) : newest;
    return std::clamp(byTime, m_lowest, m_highest); // what rounding may leave
}

void MeanLine::breakLine()
{
    if (!m_means.isEmpty() && !m_means.constLast().isBreak())
        m_means.append({.range = {m_means.constLast().range.to, m_means.constLast().range.to}});
}

QList<SeriesMean> MeanLine::take()
{
    closePixel();
    return std::move(m_means);
}

} // namespace mtnops
