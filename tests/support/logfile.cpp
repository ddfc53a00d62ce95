// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/logfile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace mtnops {

LogFile::LogFile(const QString &path, Access access) : m_connection(QUuid::createUuid().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(path);
    if (access == Read)
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!database.open())
        qFatal("cannot open %s: %s", qPrintable(path), qPrintable(database.lastError().text()));
}

LogFile::~LogFile()
{
    QSqlDatabase::database(m_connection).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QList<qint64> LogFile::integers(const QString &sql) const
{
    QList<qint64> numbers;
    for (const QVariant &value : firstColumn(sql))
        numbers.append(value.toLongLong());
    return numbers;
}

QString LogFile::text(const QString &sql) const
{
    return firstColumn(sql).value(0).toString();
}

void LogFile::execute(const QString &sql) const
{
    firstColumn(sql);
}

QList<QVariant> LogFile::firstColumn(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.exec(sql))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    QList<QVariant> values;
    while (query.next())
        values.append(query.value(0));
    return values;
}

} // namespace mtnops
