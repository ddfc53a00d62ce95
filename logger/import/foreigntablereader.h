// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/import/foreignvalue.h"
#include "logger/import/importreport.h"

#include <deque>

namespace mtnops {

/** Reads a foreign table as rows of a device, and counts what cannot be. Lives on one thread, that of its rows. */
class ForeignTableReader
{
public:
    /** @p table is the plan's, which must outlive this. */
    static Result<std::unique_ptr<ForeignTableReader>> open(const ForeignSource &source, const TablePlan &plan,
                                                            DeviceTablePtr table, const std::optional<QTimeZone> &zone,
                                                            const IsWanted &isWanted);

    /** Reads the next row that is one into @p sample; false behind the last. */
    Result<bool> next(Sample &sample);

    /** What came of it so far. */
    TableReading reading() const;
    double done() const { return m_rows->done(); }

private:
    ForeignTableReader(std::unique_ptr<ForeignRows> rows, const TablePlan &plan, DeviceTablePtr table,
                       const std::optional<QTimeZone> &zone);
    bool readRow(Sample &sample);
    void readValues(Sample &sample);
    void setTime(Sample &sample, Timestamp shown);
    void hold(const ForeignTime &time);
    void endRun(std::optional<qint64> next);

    std::unique_ptr<ForeignRows> m_rows;
    const TablePlan &m_plan;
    DeviceTablePtr m_table;
    RowClock m_clock;
    std::vector<ForeignValueReader> m_values; ///< one for each of the plan's columns
    /** Rows whose times the clock showed twice, until those behind them tell which; with the times as shown, µs. */
    std::vector<std::pair<qint64, Sample>> m_held;
    std::deque<Sample> m_ready; ///< go before what is read next
    bool m_hasEnded = false; ///< the rows of the source
    TableReading m_reading;
};

} // namespace mtnops
