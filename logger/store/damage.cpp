// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/damage.h"

#include "logger/store/interrupter.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QtEndian>
#include <QVariant>

#include <sqlite3.h>

namespace mtnops {

namespace {

constexpr qsizetype applicationIdOffset = 68;
/** The catalog is made first: the statements that made it stand in the first pages. */
constexpr qint64 bytesWithTheSchema = 1'000'000;

bool hasSqliteHeader(const QByteArray &beginning)
{
    return beginning.startsWith(QByteArrayView("SQLite format 3\0", 16));
}

QByteArray beginningOf(const QString &path, qint64 bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(bytes) : QByteArray();
}

Result<QStringList> tablesOf(SqlConnection &connection)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QStringList names;
    while (query->next())
        names.append(query->value(0).toString());
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return names;
}

/** What SQLite finds in the pages of a table; rows that break a rule of the schema are somebody's doing, no damage. */
QString damageOfTable(SqlConnection &connection, const QString &table)
{
    const Result<QVariant> found = connection.value(
        QStringLiteral("PRAGMA quick_check(\"%1\")").arg(QString(table).replace(u'"', QStringLiteral("\"\""))));
    if (!found)
        return isDamage(found.error()) ? found.error().detail : QString();
    const QString text = found->toString().simplified();
    return text.startsWith(QLatin1StringView("*** in database")) ? QStringLiteral("%1: %2").arg(table, text)
                                                                 : QString();
}

QString findDamage(const QString &path, std::chrono::milliseconds time)
{
    const Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        return isDamage(connection.error()) ? connection.error().detail : QString();
    const QDeadlineTimer end(time);
    const Interrupter interrupter(**connection, time); // of the check of one table, which may take long
    const Result<int> version = readSchemaVersion(**connection);
    const Result<QStringList> tables = version ? tablesOf(**connection) : Result<QStringList>(version.error());
    if (!tables)
        return isDamage(tables.error()) ? tables.error().detail : QString();
    for (const QString &table : *tables) {
        if (end.hasExpired())
            break;
        if (const QString damage = damageOfTable(**connection, table); !damage.isEmpty())
            return damage;
    }
    return {};
}

} // namespace

bool isDamage(const Error &error)
{
    if (error.code != ErrorCode::Database)
        return false;
    for (const int code : {SQLITE_CORRUPT, SQLITE_NOTADB}) {
        if (error.detail.contains(QString::fromUtf8(sqlite3_errstr(code))))
            return true;
    }
    return error.detail.contains(QStringLiteral("malformed database schema")); // SQLITE_CORRUPT, in other words
}

bool isLogFile(const QString &databasePath)
{
    const QByteArray beginning = beginningOf(databasePath, bytesWithTheSchema);
    const auto id = qToBigEndian(logApplicationId);
    return (hasSqliteHeader(beginning)
            && beginning.mid(applicationIdOffset, sizeof id)
                == QByteArray(reinterpret_cast<const char *>(&id), sizeof id))
        || beginning.contains("CREATE TABLE mtnops_");
}

QString damageOf(const QString &databasePath, std::chrono::milliseconds time)
{
    if (QFileInfo(databasePath).size() == 0)
        return {};
    const QString damage = findDamage(databasePath, time);
    // Asked last: to read a file beside SQLite lets go the locks that this process has on it.
    return damage.isEmpty() || !isLogFile(databasePath) ? QString() : damage;
}

Result<QString> setDamagedAside(const QString &databasePath)
{
    const QString path = QFileInfo(databasePath).canonicalFilePath(); // SQLite's other files are beside this one
    const QString aside = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss.zzzZ"));
    // The log first: without its database it does no harm, and a fresh database must not get it.
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("-shm"), QLatin1StringView()}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix)) {
            return Error{ErrorCode::Io,
                         QStringLiteral("the damaged %1 cannot be renamed to %2: the folder must be writable")
                             .arg(path + suffix, aside + suffix)};
        }
    }
    return aside;
}

} // namespace mtnops
