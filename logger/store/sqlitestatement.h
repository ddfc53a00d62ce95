// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/store/sqlitevalue.h"

#include <QVariant>

#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace mtnops {

class SqlConnection;

/** A statement of SQLite's C interface, for what runs once a row: QSqlQuery takes as long for a row as SQLite does.
    Bound and run as often as needed; what is bound stays. Lives on the thread of its connection, and not as long as it.
    SQLite prepares it again by itself when the schema has changed. */
class SqliteStatement
{
public:
    /** One statement; its placeholders are "?", or have names: ":from". */
    static Result<SqliteStatement> prepare(SqlConnection &connection, const QString &sql);

    // Placeholders are counted from 1. Not while the statement stands on a row. Texts are copied.
    void bindNull(int place);
    void bindInteger(int place, qint64 number);
    void bindInteger(const char *name, qint64 number); ///< @p name ":from"
    void bindReal(int place, double number); ///< NaN is bound as NULL
    /** What value() gives. */
    void bindValue(int place, const QVariant &value);

    /** Goes to the next row. False at the end: then the next step begins anew. An error ends the statement too. */
    Result<bool> step();

    /** Runs a statement that has no rows to read. */
    Result<void> run();

    /** Ends it before its last row: nothing of the database is held on to. */
    void reset();

    // Of the row that it stands on; columns are counted from 0.
    SqliteValue at(int column) const;
    bool isNull(int column) const;
    qint64 integer(int column) const; ///< 0 for NULL
    double real(int column) const; ///< 0 for NULL
    std::optional<double> number(int column) const; ///< nothing for NULL and whatever is no number
    QVariant value(int column) const; ///< as QSqlQuery gives it; an invalid one for NULL

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    SqliteStatement(SqlConnection &connection, sqlite3_stmt *statement);
    Error takeError(int code);
    void noteBound(int code);

    SqlConnection *m_connection; ///< not owned
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    int m_bindError = 0; ///< SQLite's code: a value that it does not take; told by the next step
};

} // namespace mtnops
