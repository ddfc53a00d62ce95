// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqlserver.h"

#include "logger/store/sqlconnection.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace mtnops {

namespace {

QString driverOf(SqlServer::Kind kind)
{
    return kind == SqlServer::Kind::PostgreSql ? QStringLiteral("QPSQL") : QStringLiteral("QMYSQL");
}

/** Nothing can be changed, and times come as what UTC or the stored text is. */
QStringList preparations(SqlServer::Kind kind)
{
    if (kind == SqlServer::Kind::PostgreSql) {
        return {QStringLiteral("SET default_transaction_read_only = on"), QStringLiteral("SET TIME ZONE 'UTC'"),
                QStringLiteral("SET DateStyle = 'ISO'")};
    }
    return {QStringLiteral("SET SESSION TRANSACTION READ ONLY"), QStringLiteral("SET time_zone = '+00:00'"),
            QStringLiteral("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')")};
}

} // namespace

std::optional<SqlServer::Kind> SqlServer::kindOf(const QUrl &url)
{
    const QString scheme = url.scheme().section(u'+', 0, 0);
    if (scheme == QLatin1StringView("postgresql") || scheme == QLatin1StringView("postgres"))
        return Kind::PostgreSql;
    if (scheme == QLatin1StringView("mysql") || scheme == QLatin1StringView("mariadb"))
        return Kind::MariaDb;
    return std::nullopt;
}

QString SqlServer::nameOf(const QUrl &url)
{
    return url.toString(QUrl::RemovePassword | QUrl::RemoveQuery);
}

SqlServer::SqlServer(Kind kind, const QUrl &url)
    : m_kind(kind), m_connection(uniqueConnectionName()), m_name(nameOf(url))
{
}

SqlServer::~SqlServer()
{
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqlServer>> SqlServer::open(const QUrl &url)
{
    const std::optional<Kind> kind = kindOf(url);
    Q_ASSERT(kind);
    std::unique_ptr<SqlServer> server(new SqlServer(*kind, url));
    const Result<void> connected = server->connect(url);
    return connected ? Result(std::move(server)) : connected.error();
}

Result<void> SqlServer::connect(const QUrl &url)
{
    const QString driver = driverOf(m_kind);
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return describe(QStringLiteral("Qt's driver %1 is missing; on Debian: apt install %2")
                            .arg(driver,
                                 m_kind == Kind::PostgreSql ? QStringLiteral("libqt6sql6-psql")
                                                            : QStringLiteral("libqt6sql6-mysql")));
    }
    QSqlDatabase opened = QSqlDatabase::addDatabase(driver, m_connection);
    opened.setHostName(url.host(QUrl::FullyDecoded));
    opened.setPort(url.port(-1));
    opened.setUserName(url.userName(QUrl::FullyDecoded));
    opened.setPassword(url.password(QUrl::FullyDecoded));
    opened.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    if (!opened.open())
        return describe(opened.lastError().databaseText().isEmpty() ? opened.lastError().driverText()
                                                                    : opened.lastError().databaseText());
    for (const QString &sql : preparations(m_kind)) {
        const Result<QSqlQuery> done = query(sql);
        if (!done)
            return done.error();
    }
    return {};
}

QSqlDatabase SqlServer::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

Result<QSqlQuery> SqlServer::query(const QString &sql)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return describe(query.lastError().databaseText());
    return query;
}

Error SqlServer::describe(const QString &text) const
{
    return {ErrorCode::Database, QStringLiteral("%1: %2").arg(m_name, text.trimmed())};
}

} // namespace mtnops
