// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "logger/store/tierrow.h"

#include <QVariant>

#include <vector>

namespace mtnops {

class SqlConnection;

/** A row as it is stored. */
struct RawRow
{
    qint64 time = 0; ///< µs
    std::vector<QVariant> values;
};

using RawRows = std::vector<RawRow>;

/** Reads raw rows of a table for the rollups. On the thread of its connection, which must outlive it. */
class RowSource
{
public:
    RowSource(SqlConnection &connection, QString table, QList<Column> columns);

    /** Rows of [from, to) in µs, oldest first, at most @p count; -1 for all. */
    Result<RawRows> between(qint64 from, qint64 to, int count);

    /** The last row before @p time, if any. */
    Result<RawRows> before(qint64 time);

    /** Times of the first and the last row; nothing where there is none. */
    Result<std::optional<TimeRange>> span();

private:
    Result<RawRows> read(qint64 from, qint64 to, int count, QLatin1StringView order);

    SqlConnection &m_connection;
    QString m_table;
    QList<Column> m_columns;
};

/** The bins of a tier that start in the range, oldest first. */
Result<std::vector<TierRow>> readTier(SqlConnection &connection, std::size_t tier, const QString &table,
                                      const QList<Column> &columns, const TimeRange &range);

} // namespace mtnops
