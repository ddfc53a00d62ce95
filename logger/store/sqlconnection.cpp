// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"

#include "logger/core/logging.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

namespace mtnops {

namespace {

/** The extended codes carry more in the bits above. */
int primary(int sqliteCode)
{
    return sqliteCode & 0xff;
}

ErrorCode codeOf(int sqliteCode)
{
    switch (primary(sqliteCode)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
        return ErrorCode::Io;
    default:
        return ErrorCode::Database;
    }
}

/** Reading needs "-shm", which only those make who may write there. */
bool isForWantOfSharedMemory(const QSqlError &error)
{
    const int code = primary(error.nativeErrorCode().toInt());
    return code == SQLITE_READONLY || code == SQLITE_CANTOPEN;
}

bool hasWaitingLog(const QString &path)
{
    const QFileInfo file(path);
    return QFileInfo((file.exists() ? file.canonicalFilePath() : path) + QStringLiteral("-wal")).size() > 0;
}

} // namespace

QString uniqueConnectionName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("mtnops-%1").arg(count.fetch_add(1));
}

SqlConnection::SqlConnection(QString name, QString path) : m_name(std::move(name)), m_path(std::move(path)) { }

SqlConnection::~SqlConnection()
{
    Q_ASSERT_X(!m_handle || !sqlite3_next_stmt(m_handle, nullptr), "SqlConnection", "a statement outlives it");
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const QString &path, Mode mode)
{
    if (mode == Mode::ReadOnly && !QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, QStringLiteral("%1: there is no such database").arg(path)};
    if (const QFileInfo file(path); file.exists() && !file.isFile()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is %2, no file: name the database's own file")
                         .arg(path, file.isDir() ? QStringLiteral("a folder") : QStringLiteral("a pipe or a device"))};
    }
    std::unique_ptr<SqlConnection> connection(new SqlConnection(uniqueConnectionName(), path));
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    // Long enough for another's commit on a slow disk, short enough for a shutdown that takes 5 s at most.
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    if (mode == Mode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (const Result<void> opened = connection->openDatabase(path, options); !opened)
        return opened.error();
    if (mode == Mode::ReadOnly) {
        QSqlQuery look(connection->database());
        if (!look.exec(QStringLiteral("PRAGMA schema_version")) && isForWantOfSharedMemory(look.lastError())
            && !hasWaitingLog(path)) {
            look.clear();
            if (const Result<void> opened = connection->openUnchanging(); !opened)
                return opened.error();
        }
    }
    return connection;
}

Result<void> SqlConnection::openDatabase(const QString &name, const QString &options)
{
    QSqlDatabase opened = database();
    opened.setDatabaseName(name);
    opened.setConnectOptions(options);
    if (!opened.open())
        return describe(opened.lastError());
    return takeHandle();
}

Result<void> SqlConnection::takeHandle()
{
    QSqlQuery look(database());
    if (!look.exec(QStringLiteral("SELECT sqlite_source_id()")) || !look.next())
        return describe(look.lastError());
    const QByteArray theirs = look.value(0).toByteArray();
    const QVariant handle = look.driver()->handle();
    if (theirs != sqlite3_sourceid() || qstrcmp(handle.typeName(), "sqlite3*") != 0) {
        return Error{
            ErrorCode::Database,
            QStringLiteral("%1: Qt's SQLite driver brings another SQLite (%2) than the one of the system (%3): "
                           "it must be built to use the system's, as Debian's is")
                .arg(m_path, QString::fromLatin1(theirs), QLatin1StringView(sqlite3_sourceid()))};
    }
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    // Else a quoted name that no column has is taken for a text, and read as a value.
    for (const int setting : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL})
        sqlite3_db_config(m_handle, setting, 0, nullptr);
    return {};
}

Result<void> SqlConnection::openUnchanging()
{
    m_handle = nullptr;
    database().close();
    m_unchanging = fileState();
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(m_path).absoluteFilePath(), "/"));
    return openDatabase(QStringLiteral("file:%1?immutable=1").arg(path),
                        QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
}

SqlConnection::FileState SqlConnection::fileState() const
{
    const QFileInfo file(m_path);
    return {file.size(), file.lastModified().toMSecsSinceEpoch()};
}

Result<void> SqlConnection::checkUnchanged() const
{
    if (!m_unchanging || (*m_unchanging == fileState() && !hasWaitingLog(m_path)))
        return {};
    return Error{ErrorCode::Io, QStringLiteral("%1 is being written again: it must be opened anew").arg(m_path)};
}

QSqlDatabase SqlConnection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Error SqlConnection::describe(const QSqlError &error) const
{
    const QString text = error.databaseText();
    return describe(error.nativeErrorCode().toInt(), text.isEmpty() ? error.driverText() : text);
}

Error SqlConnection::describe(int code, const QString &text) const
{
    QString detail = QStringLiteral("%1: %2").arg(m_path, text);
    if (primary(code) == SQLITE_CANTOPEN && QFileInfo::exists(m_path)) {
        detail += QStringLiteral(": the file and its folder must be accessible; a database in use has its \"-wal\" and "
                                 "\"-shm\" files beside it, and even a reader makes them where they are missing");
    } else if (primary(code) == SQLITE_NOTADB) {
        detail += QStringLiteral(": a log is an SQLite file that mtnops-logger wrote");
    } else if (primary(code) == SQLITE_READONLY) {
        detail += QStringLiteral(": this user may not write it, or its folder, or the \"-shm\" file of one in use");
    } else if (primary(code) == SQLITE_CANTOPEN) {
        detail += QStringLiteral(": the folder %1 must exist and be writable").arg(QFileInfo(m_path).absolutePath());
    }
    return Error{codeOf(code), detail};
}

Result<void> SqlConnection::execute(const QString &sql)
{
    if (const Result<void> checked = checkUnchanged(); !checked)
        return checked;
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
    if (const Result<void> checked = checkUnchanged(); !checked)
        return checked.error();
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

Result<SqlSnapshot> SqlSnapshot::begin(SqlConnection &connection)
{
    if (const Result<void> begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    return SqlSnapshot(connection);
}

SqlSnapshot::~SqlSnapshot()
{
    if (!m_connection)
        return;
    if (const Result<void> ended = m_connection->execute(QStringLiteral("COMMIT")); !ended)
        qCWarning(storeLog).noquote() << ended.error().detail;
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
