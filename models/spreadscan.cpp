// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spreadscan.h"

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

constexpr qint64 sliceRows = 200'000; // some 60 ms
constexpr int restTimes = 20; // what is read again and again takes a twentieth of the time

} // namespace

SpreadScan::SpreadScan(LogReader &reader, ColumnRef column) : m_reader(reader), m_column(std::move(column))
{
    connect(&reader, &LogReader::spreadRead, this, &SpreadScan::takeSpread);
    connect(&reader, &LogReader::failed, this, &SpreadScan::takeError);
}

SpreadScan::~SpreadScan()
{
    m_reader.cancel(purpose());
}

QString SpreadScan::purpose() const
{
    return QStringLiteral("spread %1.%2").arg(m_column.table, m_column.column);
}

void SpreadScan::start(const ColumnStatistics &statistics)
{
    m_range = statistics.range;
    m_around = statistics.mean.value_or(0);
    m_count = statistics.mean ? statistics.count : 0; // words have none
    m_slices = std::max<qint64>(1, (m_count + sliceRows - 1) / sliceRows);
    m_slice = 0;
    m_spread = {};
    m_sinceStart.start();
    if (m_count > 0) {
        askNext();
        return;
    }
    cancel();
    forget();
    emit changed();
}

void SpreadScan::cancel()
{
    m_reader.cancel(purpose());
    m_pending = 0;
    m_sinceEnd.invalidate();
}

void SpreadScan::forget()
{
    m_deviation.reset();
    m_lacking = 0;
}

bool SpreadScan::isRested() const
{
    return !isUnderWay() && (!m_sinceEnd.isValid() || m_sinceEnd.elapsed() >= restTimes * m_took);
}

void SpreadScan::askNext()
{
    const Duration step = m_range.length() / m_slices;
    const Timestamp from = m_range.from + step * m_slice;
    const Timestamp to = m_slice + 1 == m_slices ? m_range.to : from + step;
    m_pending = m_reader.readSpread({.column = m_column, .range = {from, to}, .around = m_around}, purpose());
}

void SpreadScan::takeSpread(LogReader::RequestId id, const Spread &spread)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_spread += spread;
    ++m_slice;
    if (m_slice < m_slices) {
        askNext();
    } else {
        m_lacking = std::max<qint64>(0, m_count - m_spread.count); // rows may have come since they were counted
        m_deviation = m_lacking == 0 ? m_spread.standardDeviation() : std::nullopt;
        m_took = m_sinceStart.elapsed();
        m_sinceEnd.start();
    }
    emit changed();
}

void SpreadScan::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_sinceEnd.start();
    emit failed(error);
}

} // namespace mtnops
