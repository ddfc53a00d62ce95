// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QSqlQuery>
#include <QUrl>

#include <memory>

class QSqlDatabase;

namespace mtnops {

/** A connection to another logger's PostgreSQL or MariaDB server, in which nothing can be changed. Open it, use it and
    destroy it on one thread, after every query made from it. */
class SqlServer
{
public:
    enum class Kind : quint8
    {
        PostgreSql,
        MariaDb, ///< and MySQL
    };

    /** By the URL's scheme, also as SQLAlchemy writes it: "postgresql+psycopg2"; nothing for others. */
    static std::optional<Kind> kindOf(const QUrl &url);

    /** The URL for messages, without what may be a password. */
    static QString nameOf(const QUrl &url);

    /** postgresql://user:password@host:port/database. The error does not repeat the password. */
    static Result<std::unique_ptr<SqlServer>> open(const QUrl &url);

    ~SqlServer();
    Q_DISABLE_COPY_MOVE(SqlServer)

    Kind kind() const { return m_kind; }

    /** Runs a statement, to be read once from its beginning to its end: rows come as they are needed. */
    Result<QSqlQuery> query(const QString &sql);
    Error describe(const QString &text) const;

private:
    SqlServer(Kind kind, const QUrl &url);
    Result<void> connect(const QUrl &url);
    QSqlDatabase database() const;

    Kind m_kind;
    QString m_connection;
    QString m_name; ///< of the server, for messages
};

} // namespace mtnops
