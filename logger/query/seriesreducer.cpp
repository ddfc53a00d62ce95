// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/seriesreducer.h"

namespace mtnops {

SeriesReducer::SeriesReducer(ColumnRef column, TimeRange range, Duration bin, Duration longestGap)
    : m_from(toMicroseconds(range.from))
    , m_to(toMicroseconds(range.to))
    , m_bin(bin.count())
    , m_longestGap(longestGap.count())
{
    Q_ASSERT(m_bin > 0);
    m_series.column = std::move(column);
    m_series.range = range;
    m_series.bin = bin;
}

void SeriesReducer::addNull(qint64 time)
{
    noteRow(time);
    m_isBroken = true;
}

void SeriesReducer::addValue(qint64 time, double value)
{
    noteRow(time);
    const Sample sample{time, value};
    if (time < m_from) {
        m_before = sample;
    } else if (time >= m_to) {
        if (m_isFinished)
            return;
        closeBin();
        breakBefore(time);
        append(sample);
        m_isFinished = true;
    } else {
        ++m_series.samples;
        if (!m_isBinOpen || time >= m_binEnd)
            openBin(sample);
        if (value < m_lowest.value)
            m_lowest = sample;
        if (value > m_highest.value)
            m_highest = sample;
        m_last = sample;
    }
    m_lastValid = time;
    m_isBroken = false;
}

void SeriesReducer::noteRow(qint64 time)
{
    if (m_lastRow && m_longestGap > 0 && time - *m_lastRow > m_longestGap)
        m_isBroken = true;
    m_lastRow = time;
}

void SeriesReducer::openBin(const Sample &sample)
{
    closeBin();
    breakBefore(sample.time);
    m_isBinOpen = true;
    m_binEnd = toMicroseconds(floorTo(fromMicroseconds(sample.time), Duration(m_bin))) + m_bin;
    m_first = sample;
    m_lowest = sample;
    m_highest = sample;
}

void SeriesReducer::closeBin()
{
    if (!m_isBinOpen)
        return;
    m_isBinOpen = false;
    const bool lowestFirst = m_lowest.time < m_highest.time;
    append(m_first);
    for (const Sample &sample : {lowestFirst ? m_lowest : m_highest, lowestFirst ? m_highest : m_lowest, m_last}) {
        if (fromMicroseconds(sample.time) != m_series.points.constLast().time)
            append(sample);
    }
}

void SeriesReducer::breakBefore(qint64 time)
{
    if (m_before) {
        append(*m_before);
        m_before.reset();
    }
    if (m_lastValid && m_isBroken && time - *m_lastValid > m_bin)
        m_series.points.append(SeriesPoint{.time = fromMicroseconds(*m_lastValid + 1)});
}

void SeriesReducer::append(const Sample &sample)
{
    m_series.points.append(SeriesPoint{fromMicroseconds(sample.time), sample.value});
}

Series SeriesReducer::take()
{
    closeBin();
    if (m_before)
        append(*m_before);
    return std::move(m_series);
}

} // namespace mtnops
