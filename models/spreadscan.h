// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

#include <QElapsedTimer>

namespace mtnops {

/** Reads the standard deviation of one column's readings, which rollups do not tell, from raw rows: slice by slice, so
    that other requests of the reader come between. Main thread. */
class SpreadScan final : public QObject
{
    Q_OBJECT

public:
    /** @p reader is not owned and outlives the scan. */
    SpreadScan(LogReader &reader, ColumnRef column);
    ~SpreadScan() override;

    /** Begins with what @p statistics are of, in place of what is under way. What is known stays until the end. */
    void start(const ColumnStatistics &statistics);
    /** Ends what is under way. */
    void cancel();
    /** What is known is of another span. */
    void forget();

    bool isUnderWay() const { return m_pending != 0; }
    /** Nothing is known of it yet, not even how far it is. */
    bool isStarting() const { return isUnderWay() && m_slice == 0; }
    /** Nothing is under way, and the last one is long enough ago to begin anew. */
    bool isRested() const;
    /** How much of the range is read, 0 to 1. */
    double progress() const { return double(m_slice) / double(m_slices); }

    /** Nothing before the first end, and where raw rows are no longer kept. */
    std::optional<double> standardDeviation() const { return m_deviation; }
    /** How many readings of the last range have no raw rows. */
    qint64 lacking() const { return m_lacking; }

signals:
    void changed();
    void failed(const mtnops::Error &error);

private:
    void askNext();
    void takeSpread(LogReader::RequestId id, const Spread &spread);
    void takeError(LogReader::RequestId id, const Error &error);
    QString purpose() const;

    LogReader &m_reader;
    ColumnRef m_column;
    LogReader::RequestId m_pending = 0;
    TimeRange m_range;
    double m_around = 0;
    qint64 m_count = 0; ///< of readings in the range
    qint64 m_slices = 1;
    qint64 m_slice = 0; ///< the one that is under way
    Spread m_spread; ///< of those before it
    std::optional<double> m_deviation;
    qint64 m_lacking = 0;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceEnd; ///< invalid before the first
    qint64 m_took = 0; ///< ms, the last one
};

} // namespace mtnops
