// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/import/foreignvalue.h"
#include "logger/import/importreport.h"

namespace mtnops {

/** Reads a foreign table as rows of a device, and counts what cannot be. Lives on one thread, that of its rows. */
class ForeignTableReader
{
public:
    /** @p table is the plan's, which must outlive this. */
    static Result<std::unique_ptr<ForeignTableReader>> open(const ForeignSource &source, const TablePlan &plan,
                                                            DeviceTablePtr table, const std::optional<QTimeZone> &zone);

    /** Reads the next row that is one into @p sample; false behind the last. */
    Result<bool> next(Sample &sample);

    /** What came of it so far. */
    TableReading reading() const;
    double done() const { return m_rows->done(); }

private:
    ForeignTableReader(std::unique_ptr<ForeignRows> rows, const TablePlan &plan, DeviceTablePtr table,
                       const std::optional<QTimeZone> &zone);
    bool readRow(Sample &sample);

    std::unique_ptr<ForeignRows> m_rows;
    const TablePlan &m_plan;
    DeviceTablePtr m_table;
    RowClock m_clock;
    std::vector<ForeignValueReader> m_values; ///< one for each of the plan's columns
    TableReading m_reading;
};

} // namespace mtnops
