// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soaklog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace mtnops {

namespace {

QString connectTo(const QString &path, const QString &options)
{
    const QString name = QUuid::createUuid().toString();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(path);
    database.setConnectOptions(options);
    database.open(); // a failure shows with the first statement
    return name;
}

void disconnectFrom(const QString &name)
{
    QSqlDatabase::database(name, false).close();
    QSqlDatabase::removeDatabase(name);
}

} // namespace

std::optional<QVariantList> SoakLog::ask(const QString &sql) const
{
    if (!QFile::exists(m_path))
        return std::nullopt;
    const QString name = connectTo(m_path, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
    std::optional<QVariantList> answer;
    {
        QSqlQuery query(QSqlDatabase::database(name, false));
        query.setForwardOnly(true);
        if (query.exec(sql)) {
            answer.emplace();
            while (query.next())
                answer->append(query.value(0));
            if (query.lastError().isValid())
                answer.reset();
        }
    }
    disconnectFrom(name);
    return answer;
}

qint64 SoakLog::number(const QString &sql) const
{
    const std::optional<QVariantList> answer = ask(sql);
    return answer && !answer->isEmpty() ? answer->first().toLongLong() : 0;
}

QList<qint64> SoakLog::numbers(const QString &device) const
{
    QList<qint64> numbers;
    const std::optional<QVariantList> answer =
        ask(QStringLiteral("SELECT count FROM %1 WHERE count IS NOT NULL ORDER BY ts").arg(device));
    for (const QVariant &value : answer.value_or(QVariantList()))
        numbers.append(value.toLongLong());
    return numbers;
}

qint64 SoakLog::lastNumber(const QString &device) const
{
    return number(QStringLiteral("SELECT max(count) FROM %1").arg(device));
}

qint64 SoakLog::firstNumberAfter(const QString &device, qint64 after) const
{
    return number(QStringLiteral("SELECT min(count) FROM %1 WHERE count > %2").arg(device).arg(after));
}

qint64 SoakLog::countedLosses() const
{
    return number(QStringLiteral("SELECT sum(CAST(text AS INTEGER)) FROM mtnops_events WHERE kind = 'readings-lost'"));
}

qint64 SoakLog::eventsLike(const QString &pattern) const
{
    return number(QStringLiteral("SELECT count(*) FROM mtnops_events WHERE text LIKE '%1'").arg(pattern));
}

qint64 SoakLog::eventsOfKind(const QString &kind) const
{
    return number(QStringLiteral("SELECT count(*) FROM mtnops_events WHERE kind = '%1'").arg(kind));
}

QString SoakLog::integrity() const
{
    const std::optional<QVariantList> answer = ask(QStringLiteral("PRAGMA integrity_check"));
    return answer && !answer->isEmpty() ? answer->first().toString() : QStringLiteral("it cannot be opened");
}

DatabaseLock::DatabaseLock(const QString &path) : m_connection(connectTo(path, {}))
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        qFatal("%s cannot be locked: %s", qPrintable(path), qPrintable(query.lastError().text()));
}

DatabaseLock::~DatabaseLock()
{
    disconnectFrom(m_connection);
}

} // namespace mtnops
