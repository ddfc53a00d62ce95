// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/store/sqlitestatement.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace mtnops {

class SqlConnection;

/** What became of a row that is only stored where its time is free. */
enum class NewRow : quint8
{
    Stored,
    There, ///< the row of that time has these values
    Taken, ///< the row of that time has others
    Refused, ///< the values do not fit the columns
};

/** Inserts rows into one log table through a statement that is prepared once. Store thread; use it inside a
    transaction, and forget it when that was rolled back. */
class TableWriter
{
public:
    /** The table has been laid out. @p connection must outlive the writer. */
    static Result<std::unique_ptr<TableWriter>> create(SqlConnection &connection, DeviceTablePtr table);

    const DeviceTablePtr &table() const { return m_table; }

    /** Another description of the same columns. */
    void setTable(DeviceTablePtr table) { m_table = std::move(table); }

    /** Inserts the row, at the next free microsecond if its own is taken. False where the values do not fit the
        columns: then refusal() says why. */
    Result<bool> insert(const Sample &sample);

    /** Inserts the row unless its time is taken. */
    Result<NewRow> insertNew(const Sample &sample);

    /** The table has a row of its time or a later one, though not necessarily this. */
    bool isPast(const Sample &sample) const { return toMicroseconds(sample.time) <= m_newest; }

    const QString &refusal() const { return m_refusal; }

    // Of the row that was inserted last:
    qint64 time() const { return m_time; } ///< µs, as stored
    bool isLate() const { return m_isLate; } ///< the table had a later one
    std::span<const QVariant> values() const { return m_values; } ///< as stored

private:
    TableWriter(SqlConnection &connection, DeviceTablePtr table, SqliteStatement insert, qint64 newest);
    bool bindValues(const Sample &sample);
    Result<void> insertAt(qint64 time);
    Result<qint64> nextFree(qint64 time);
    Result<std::optional<NewRow>> whatIsThere(qint64 time);

    SqlConnection &m_connection;
    DeviceTablePtr m_table;
    SqliteStatement m_insert; ///< its first placeholder is the time, then comes one for each column
    std::optional<SqliteStatement> m_find; ///< the row of a time; once it was needed
    std::vector<QVariant> m_values;
    qint64 m_newest; ///< µs; every later one is free
    qint64 m_time = 0;
    bool m_isLate = false;
    QString m_refusal;
};

} // namespace mtnops
