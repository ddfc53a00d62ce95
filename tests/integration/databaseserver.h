// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace mtnops {

/** Debian's PostgreSQL or MariaDB with a database of its own in a folder of its own, on a free port; as root it runs as
    "nobody", since these servers refuse root. Lives on the test's thread. */
class DatabaseServer
{
public:
    enum class Kind : quint8
    {
        PostgreSql,
        MariaDb,
    };

    explicit DatabaseServer(Kind kind);
    ~DatabaseServer();
    Q_DISABLE_COPY_MOVE(DatabaseServer)

    /** The server, its tool to make a database, and Qt's driver. */
    static bool isInstalled(Kind kind);

    /** One that runs. Null where none does, which the test is told: it is skipped where the server is not installed,
        unless MTNOPS_REQUIRE_SERVERS is set, and fails where it does not start. */
    static std::unique_ptr<DatabaseServer> startOrSkip(Kind kind);

    /** Makes the database and waits until it takes connections. */
    bool start();

    /** With its user and password. */
    QUrl url() const;

    /** Runs statements as a user who may do all; false with a message where one fails. */
    bool execute(const QStringList &statements) const;

    /** The first column of the first row, as text. */
    QString text(const QString &sql) const;

private:
    bool makeFiles();
    bool run(const QString &program, const QStringList &arguments);
    void prepare(QProcess &process) const;

    const Kind m_kind;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace mtnops
