// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QSqlQuery>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

class QSqlDatabase;
class QSqlError;
struct sqlite3;

namespace mtnops {

/** One connection to a SQLite file; open it, use it and destroy it on one thread, after every query made from it. A log
    that nobody writes, where the reader may make no files, is read as a file that does not change: once it does, every
    statement is an error, Io, until the file is opened anew. */
class SqlConnection
{
public:
    enum class Mode : quint8
    {
        ReadWrite, ///< creates a file that is not there
        ReadOnly,
    };

    /** The error is NotFound where a file to read is not there, Io where it cannot be opened. Qt's driver must use the
        SQLite that we link, since both work on one handle; else there is no connection. */
    static Result<std::unique_ptr<SqlConnection>> open(const QString &path, Mode mode);

    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    const QString &path() const { return m_path; }

    /** Runs one statement without placeholders and forgets its answer. */
    Result<void> execute(const QString &sql);

    /** A statement to bind and run as often as needed: forward only, to be read by index. For what runs once a row
        there is SqliteStatement. */
    Result<QSqlQuery> prepare(const QString &sql);

    /** The first value of the first row, which has to exist. */
    Result<QVariant> value(const QString &sql);

    /** How long a statement waits for another program's lock; 2 s at first. */
    Result<void> setPatience(std::chrono::milliseconds time);

    /** Names the file and repeats what SQLite said; Busy and Io are told from the rest, Database. */
    Error describe(const QSqlError &error) const;
    /** The same of SQLite's extended code and message. */
    Error describe(int code, const QString &text) const;

    /** SQLite's own name of the connection, as long as this lives. */
    sqlite3 *handle() const { return m_handle; }

    /** An error once a file that is read as one that does not change has changed. */
    Result<void> checkUnchanged() const;

private:
    struct FileState
    {
        qint64 size = 0;
        qint64 modified = 0; ///< ms
        bool operator==(const FileState &) const = default;
    };
    FileState fileState() const;

    SqlConnection(QString name, QString path);
    Result<void> openDatabase(const QString &name, const QString &options);
    Result<void> takeHandle();
    Result<void> openUnchanging();
    QSqlDatabase database() const;

    QString m_name;
    QString m_path;
    sqlite3 *m_handle = nullptr; ///< Qt's; null until it is open
    std::optional<FileState> m_unchanging; ///< of the file that is read as one that does not change
};

/** A name for QSqlDatabase that no other connection of this process has. Any thread. */
QString uniqueConnectionName();

/** Runs a prepared statement. */
Result<void> run(SqlConnection &connection, QSqlQuery &query);

/** A transaction that is rolled back unless commit() succeeded. The write lock is taken at once, so that it fails here
    and not halfway. On the connection's thread. */
class SqlTransaction
{
public:
    static Result<SqlTransaction> begin(SqlConnection &connection);

    SqlTransaction(SqlTransaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) { }
    SqlTransaction &operator=(SqlTransaction &&) = delete;
    ~SqlTransaction();

    Result<void> commit();

private:
    explicit SqlTransaction(SqlConnection &connection) : m_connection(&connection) { }
    SqlConnection *m_connection; ///< null when moved from or committed
};

/** While it lives, its connection reads the database as it stood at the first statement. It keeps the write-ahead log
    from being folded in: for a moment only. On the connection's thread. */
class SqlSnapshot
{
public:
    static Result<SqlSnapshot> begin(SqlConnection &connection);

    SqlSnapshot(SqlSnapshot &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) { }
    SqlSnapshot &operator=(SqlSnapshot &&) = delete;
    ~SqlSnapshot();

private:
    explicit SqlSnapshot(SqlConnection &connection) : m_connection(&connection) { }
    SqlConnection *m_connection; ///< null when moved from
};

/** A part of a transaction that is undone alone unless keep() succeeded. On the connection's thread. */
class SqlSavepoint
{
public:
    static Result<SqlSavepoint> begin(SqlConnection &connection);

    SqlSavepoint(SqlSavepoint &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) { }
    SqlSavepoint &operator=(SqlSavepoint &&) = delete;
    ~SqlSavepoint();

    Result<void> keep();
    Result<void> undo();

private:
    explicit SqlSavepoint(SqlConnection &connection) : m_connection(&connection) { }
    SqlConnection *m_connection; ///< null when moved from, kept or undone
};

} // namespace mtnops
