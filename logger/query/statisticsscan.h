// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/readplan.h"
#include "logger/query/statisticssum.h"
#include "logger/store/loggedintervals.h"
#include "logger/store/rowsource.h"

namespace mtnops {

/** Reads what the statistics of one column over one range are made of: raw rows where all of the range are kept and few
    enough, else bins, and raw rows at their edges. On the thread of its connection. */
class StatisticsScan
{
public:
    /** All must outlive the scan. */
    StatisticsScan(SqlConnection &connection, const DeviceTable &table, const Column &column, const TimeRange &range,
                   const RollupState &rollups, LoggedIntervals intervals);

    /** @p coarsest: the coarsest tier that tells of the column. No more than @p mostRows are read instead of bins. */
    Result<void> read(std::optional<std::size_t> coarsest, qint64 mostRows);

    ColumnStatistics statistics() const;

private:
    struct Standing
    {
        qint64 since = 0;
        double value = 0;
    };

    Result<QList<Stretch>> plan(std::optional<std::size_t> coarsest, qint64 mostRows);
    Result<QList<Stretch>> planRetired(std::optional<std::size_t> coarsest);
    Result<bool> hasMoreRows(const QList<Stretch> &stretches, qint64 mostRows);
    Result<std::vector<TierRow>> minutes(const TimeRange &range);
    Result<std::optional<qint64>> firstRowFrom(Timestamp time);

    Result<void> readStandingAtBegin();
    Result<void> readBins(const Stretch &stretch);
    Result<void> readCircle(const TierRow &bin, std::size_t tier);
    Result<void> readRows(const TimeRange &range);

    void beginStanding(qint64 time, const QVariant &stored);
    void endStanding(std::optional<qint64> nextRow);
    qint64 inRange(qint64 from, qint64 to) const;
    double shareOf(const TierRow &bin) const;
    std::optional<double> numberOf(const QVariant &stored) const;
    bool isKept() const { return !m_rollups.rawFrom || *m_rollups.rawFrom <= m_range.from; }

    SqlConnection &m_connection;
    const DeviceTable &m_table;
    QList<Column> m_columns; ///< the one
    TimeRange m_range;
    const RollupState &m_rollups;
    LoggedIntervals m_intervals;
    RowSource m_rows;
    StatisticsSum m_sum;
    std::optional<Standing> m_standing; ///< the last raw row's value, as long as it is not known for how long
    bool m_isFromRollups = false;
};

} // namespace mtnops
