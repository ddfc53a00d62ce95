// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/seriesreducer.h"

namespace mtnops {

SeriesReducer::SeriesReducer(ColumnRef column, TimeRange range, Duration bin, Duration longestGap)
    : m_from(toMicroseconds(range.from))
    , m_to(toMicroseconds(range.to))
    , m_bin(bin.count())
    , m_longestGap(longestGap.count())
    , m_nextLongestGap(m_longestGap)
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
        addInside(sample, time);
        if (m_means)
            m_means->addValue(time, value);
    }
    m_lastValid = time;
    m_isBroken = false;
}

void SeriesReducer::addBin(const SeriesBin &bin)
{
    // As if its rows stood together: at its end when seen from before, at its start when seen from behind.
    const qint64 rowsFrom = bin.start + bin.width - std::min(bin.width, bin.covered);
    noteRow(rowsFrom);
    m_lastRow = bin.start + bin.covered;
    if (bin.count == 0) {
        m_isBroken = true;
        return;
    }
    m_series.samples += bin.count;
    addInside({bin.start, bin.lowest}, rowsFrom);
    if (m_means)
        m_means->addBin(bin);
    if (bin.lowest < bin.highest)
        addInside({bin.start + bin.width / 2, bin.highest}, rowsFrom);
    m_lastValid = m_lastRow;
    m_isBroken = false;
}

/** @p rowsFrom: since when there are rows again, to judge the gap before the sample. */
void SeriesReducer::addInside(const Sample &sample, qint64 rowsFrom)
{
    if (!m_isBinOpen || sample.time >= m_binEnd) {
        openBin(sample, rowsFrom);
        m_isBroken = false;
    }
    if (sample.value < m_lowest.value)
        m_lowest = sample;
    if (sample.value > m_highest.value)
        m_highest = sample;
    m_last = sample;
}

void SeriesReducer::noteRow(qint64 time)
{
    if (m_lastRow && m_longestGap > 0 && time - *m_lastRow > m_longestGap)
        m_isBroken = true;
    if (m_means)
        m_means->noteRow(time, m_longestGap);
    m_lastRow = time;
    m_longestGap = m_nextLongestGap;
}

void SeriesReducer::openBin(const Sample &sample, qint64 rowsFrom)
{
    closeBin();
    breakBefore(rowsFrom);
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
    if (m_means)
        m_means->closePixel();
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
    if (!m_lastValid || !m_isBroken || time - *m_lastValid <= m_bin)
        return;
    m_series.points.append(SeriesPoint{.time = m_series.points.constLast().time + Duration(1)});
    if (m_means)
        m_means->breakLine();
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
    if (m_means)
        m_series.means = m_means->take();
    return std::move(m_series);
}

} // namespace mtnops
