// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/seriesreducer.h"
#include "logger/query/windowcolumns.h"
#include "logger/store/loggedintervals.h"
#include "logger/store/rollupstate.h"

#include <vector>

namespace mtnops {

class SqlConnection;

/** The columns of one table in one window, read together: from the coarsest tier that draws them right, its edges and
    what is not rolled up yet from finer ones and raw rows. On the thread of its connection. */
class TableWindow
{
public:
    /** Both must outlive this. @p bin is the width of a pixel. */
    TableWindow(SqlConnection &connection, const DeviceTable &table, const TimeRange &range, Duration bin);

    /** A column that was added before is read once. */
    void add(const Column &column);

    Result<void> read(const RollupState &state);

    const Series &series(const QString &column) const { return m_series[m_columns.indexOf(column)]; }

private:
    Result<void> readBefore(const TimeRange &range);
    Result<void> readRaw(const TimeRange &range);
    Result<void> readRows(const TimeRange &range);
    Result<void> readTier(const TimeRange &range, std::size_t tier);
    void setGapAt(Timestamp time);
    bool isFinished() const;

    SqlConnection &m_connection;
    WindowColumns m_columns;
    LoggedIntervals m_intervals;
    std::vector<SeriesReducer> m_reducers; ///< one for each of m_columns
    QList<Series> m_series; ///< what came out of them
};

} // namespace mtnops
