// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"

#include <sqlite3.h>

#include <memory>

namespace mtnops {

/** SQLite's C interface with nothing around it: the floor that the store's and the reader's figures are held against.
 */
class SqliteFloor
{
public:
    using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)>;

    explicit SqliteFloor(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_handle));
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
    }
    ~SqliteFloor() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(SqliteFloor)

    void execute(const char *sql) { check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr)); }

    Statement prepare(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &statement, nullptr));
        return Statement(statement, &sqlite3_finalize);
    }

    /** Binds a row to "INSERT INTO table (ts, …) VALUES (?, …)" and runs it. */
    void insert(sqlite3_stmt *statement, const Sample &sample)
    {
        sqlite3_bind_int64(statement, 1, toMicroseconds(sample.time));
        for (size_t index = 0; index < sample.values.size(); ++index) {
            const int place = int(index) + 2;
            if (const auto *real = std::get_if<double>(&sample.values[index]))
                sqlite3_bind_double(statement, place, *real);
            else if (const auto *integer = std::get_if<qint64>(&sample.values[index]))
                sqlite3_bind_int64(statement, place, *integer);
            else
                sqlite3_bind_null(statement, place);
        }
        if (sqlite3_step(statement) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(m_handle));
        sqlite3_reset(statement);
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_handle));
    }

    sqlite3 *m_handle = nullptr;
};

/** The statement that SqliteFloor::insert() takes. */
inline QByteArray floorInsertSql(const DeviceTable &table)
{
    QByteArray names = "ts";
    QByteArray places = "?";
    for (const Column &column : table.columns) {
        names += ", " + column.name.toUtf8();
        places += ", ?";
    }
    return "INSERT INTO " + table.name.toUtf8() + " (" + names + ") VALUES (" + places + ")";
}

} // namespace mtnops
