// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"

#include "logger/core/logging.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <atomic>

namespace mtnops {

namespace {

// SQLite's primary result codes; the extended ones carry more in the bits above.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteIoError = 10;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteNotADatabase = 26;

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return ErrorCode::Busy;
    case sqliteIoError:
    case sqliteFull:
    case sqliteCannotOpen:
        return ErrorCode::Io;
    default:
        return ErrorCode::Database;
    }
}

QString uniqueName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("mtnops-%1").arg(count.fetch_add(1));
}

} // namespace

SqlConnection::SqlConnection(QString name, QString path) : m_name(std::move(name)), m_path(std::move(path)) { }

SqlConnection::~SqlConnection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const QString &path, Mode mode)
{
    if (mode == Mode::ReadOnly && !QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, QStringLiteral("%1: there is no such database").arg(path)};
    std::unique_ptr<SqlConnection> connection(new SqlConnection(uniqueName(), path));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    database.setDatabaseName(path);
    // Long enough for another's commit on a slow disk, short enough for a shutdown that takes 5 s at most.
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    if (mode == Mode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    if (!database.open())
        return connection->describe(database.lastError());
    return connection;
}

QSqlDatabase SqlConnection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Error SqlConnection::describe(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    QString detail = QStringLiteral("%1: %2").arg(m_path, error.databaseText());
    if (error.databaseText().isEmpty())
        detail += error.driverText();
    if ((code & 0xff) == sqliteCannotOpen && QFileInfo::exists(m_path)) {
        detail += QStringLiteral(": the file and its folder must be accessible; a database in use has its \"-wal\" and "
                                 "\"-shm\" files beside it, and even a reader makes them where they are missing");
    } else if ((code & 0xff) == sqliteNotADatabase) {
        detail += QStringLiteral(": nothing was changed in it; give the log a file of its own");
    } else if ((code & 0xff) == sqliteCannotOpen) {
        detail += QStringLiteral(": the folder %1 must exist and be writable").arg(QFileInfo(m_path).absolutePath());
    }
    return Error{codeOf(code), detail};
}

Result<void> SqlConnection::execute(const QString &sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql))
        return describe(query.lastError());
    return {};
}

Result<void> SqlConnection::setPatience(std::chrono::milliseconds time)
{
    return execute(QStringLiteral("PRAGMA busy_timeout = %1").arg(time.count()));
}

Result<QSqlQuery> SqlConnection::prepare(const QString &sql)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return describe(query.lastError());
    return query;
}

Result<QVariant> SqlConnection::value(const QString &sql)
{
    Result<QSqlQuery> query = prepare(sql);
    if (!query)
        return query.error();
    if (!query->exec() || !query->next())
        return describe(query->lastError());
    return query->value(0);
}

Result<void> run(SqlConnection &connection, QSqlQuery &query)
{
    if (!query.exec())
        return connection.describe(query.lastError());
    return {};
}

Result<SqlTransaction> SqlTransaction::begin(SqlConnection &connection)
{
    if (const Result<void> begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    return SqlTransaction(connection);
}

SqlTransaction::~SqlTransaction()
{
    if (!m_connection)
        return;
    // SQLite has already rolled back by itself after some errors (a full disk): then this one says nothing new.
    if (const Result<void> undone = m_connection->execute(QStringLiteral("ROLLBACK")); !undone)
        qCDebug(storeLog).noquote() << undone.error().detail;
}

Result<void> SqlTransaction::commit()
{
    if (const Result<void> committed = m_connection->execute(QStringLiteral("COMMIT")); !committed)
        return committed.error();
    m_connection = nullptr;
    return {};
}

Result<SqlSavepoint> SqlSavepoint::begin(SqlConnection &connection)
{
    if (const Result<void> begun = connection.execute(QStringLiteral("SAVEPOINT part")); !begun)
        return begun.error();
    return SqlSavepoint(connection);
}

SqlSavepoint::~SqlSavepoint()
{
    if (!m_connection)
        return;
    if (const Result<void> undone = undo(); !undone)
        qCDebug(storeLog).noquote() << undone.error().detail; // the whole transaction was rolled back
}

Result<void> SqlSavepoint::keep()
{
    if (const Result<void> kept = m_connection->execute(QStringLiteral("RELEASE part")); !kept)
        return kept;
    m_connection = nullptr;
    return {};
}

Result<void> SqlSavepoint::undo()
{
    SqlConnection *connection = std::exchange(m_connection, nullptr);
    if (const Result<void> undone = connection->execute(QStringLiteral("ROLLBACK TO part")); !undone)
        return undone;
    return connection->execute(QStringLiteral("RELEASE part"));
}

} // namespace mtnops
