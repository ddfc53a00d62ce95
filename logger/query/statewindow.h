// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/runreducer.h"
#include "logger/query/windowcolumns.h"
#include "logger/store/loggedintervals.h"
#include "logger/store/rollupstate.h"

#include <vector>

namespace mtnops {

class SqlConnection;

/** The states of one table's columns in one window, read together: from the tier that a line of that width would be
    drawn from, its edges and what is not rolled up yet from finer ones and raw rows. On the thread of its connection.
 */
class StateWindow
{
public:
    /** Both must outlive this. @p bin is the width of a pixel. */
    StateWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin);

    /** A column that was added before is read once. */
    void add(const Column &column);

    Result<void> read(const RollupState &state);

    const StateRuns &runs(const QString &column) const { return m_runs[m_columns.indexOf(column)]; }

private:
    Result<void> readOne(const QString &sql, const TimeRange &range);
    Result<void> readRaw(const TimeRange &range);
    Result<void> readRows(const TimeRange &range);
    Result<void> readTier(const TimeRange &range, std::size_t tier);
    void setIntervalAt(Timestamp time);

    SqlConnection &m_connection;
    WindowColumns m_columns;
    LoggedIntervals m_intervals;
    std::vector<RunReducer> m_reducers; ///< one for each of m_columns
    QList<StateRuns> m_runs; ///< what came out of them
};

} // namespace mtnops
