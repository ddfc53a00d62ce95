// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/query/verification.h"
#include "logger/store/rollupstate.h"
#include "logger/store/tierrow.h"

#include <functional>
#include <map>

namespace mtnops {

class SqlConnection;

/** Works the rollups of one table out anew and says which stored ones differ: the finer ones from the raw rows of an
    hour, the coarser ones from the hours of a day. Each hour is read as of one moment, and soon over, so that the log
    may be written meanwhile. Bins whose raw rows are gone are held against the finer ones. On the thread of its
    connection. */
class RollupCheck
{
public:
    /** All must outlive this. */
    RollupCheck(SqlConnection &connection, const DeviceTable &table, TableVerification &found);

    /** Goes through the whole table; @p reached is called after each hour that has something. */
    Result<void> run(const std::function<void(Timestamp)> &reached);

private:
    using Bins = std::vector<TierRow>;

    Result<std::optional<Timestamp>> firstFrom(Timestamp time);
    Result<void> checkHour(Timestamp hour);
    Result<void> checkDay(Timestamp day);
    Result<Bins> minutesOf(const TimeRange &hour, const RollupState &state);
    Result<Bins> hoursOf(const TimeRange &day);
    /** Holds the bins of a tier that start in the range against what they must be. */
    Result<void> compare(std::size_t tier, const TimeRange &range, const Bins &expected, const RollupState &state);
    void compare(std::size_t tier, qint64 start, const TierRow *stored, const TierRow *expected);
    QString firstDifference(const TierRow &stored, const TierRow &expected) const;

    SqlConnection &m_connection;
    const DeviceTable &m_table;
    TableVerification &m_found;
    QList<Column> m_columns;
    /** Hours of the day that are not what they must be; nothing: not there. So that one wrong bin is told once. */
    std::map<qint64, std::optional<TierRow>> m_rightHours;
};

} // namespace mtnops
