// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/databaseserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace mtnops {

namespace {

constexpr int patience = 60'000; // ms

/** Debian keeps these where no user looks for programs. */
QString program(const QString &name)
{
    QStringList folders = {QStringLiteral("/usr/sbin")};
    const QString versions = QStringLiteral("/usr/lib/postgresql");
    for (const QString &version : QDir(versions).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders += versions + u'/' + version + QStringLiteral("/bin");
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, folders) : found;
}

QString serverProgram(DatabaseServer::Kind kind)
{
    return program(kind == DatabaseServer::Kind::PostgreSql ? QStringLiteral("postgres") : QStringLiteral("mariadbd"));
}

QString makingProgram(DatabaseServer::Kind kind)
{
    return program(kind == DatabaseServer::Kind::PostgreSql ? QStringLiteral("initdb")
                                                            : QStringLiteral("mariadb-install-db"));
}

QString driver(DatabaseServer::Kind kind)
{
    return kind == DatabaseServer::Kind::PostgreSql ? QStringLiteral("QPSQL") : QStringLiteral("QMYSQL");
}

/** A connection that is closed when the object goes. */
class Link
{
public:
    explicit Link(DatabaseServer::Kind kind, const QUrl &url)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(driver(kind), m_name);
        database.setHostName(url.host());
        database.setPort(url.port());
        database.setUserName(url.userName());
        database.setPassword(url.password());
        database.setDatabaseName(url.path().mid(1));
        m_isOpen = database.open();
    }
    ~Link() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(Link)

    bool isOpen() const { return m_isOpen; }
    QSqlQuery query() const { return QSqlQuery(QSqlDatabase::database(m_name)); }

private:
    const QString m_name = QStringLiteral("server");
    bool m_isOpen = false;
};

} // namespace

DatabaseServer::DatabaseServer(Kind kind) : m_kind(kind)
{
    QTcpServer free;
    if (free.listen(QHostAddress::LocalHost))
        m_port = free.serverPort();
    prepare(m_process);
}

DatabaseServer::~DatabaseServer()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool DatabaseServer::isInstalled(Kind kind)
{
    return !serverProgram(kind).isEmpty() && !makingProgram(kind).isEmpty()
        && QSqlDatabase::isDriverAvailable(driver(kind));
}

std::unique_ptr<DatabaseServer> DatabaseServer::startOrSkip(Kind kind)
{
    if (!isInstalled(kind)) {
        const char *reason = "the server or Qt's driver is not installed";
        if (qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"))
            QTest::qFail(reason, __FILE__, __LINE__);
        else
            QTest::qSkip(reason, __FILE__, __LINE__);
        return nullptr;
    }
    auto server = std::make_unique<DatabaseServer>(kind);
    if (server->start())
        return server;
    QTest::qFail("the server does not start", __FILE__, __LINE__);
    return nullptr;
}

void DatabaseServer::prepare(QProcess &process) const
{
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(m_folder.filePath(QStringLiteral("messages")));
    process.setWorkingDirectory(m_folder.path());
    if (::geteuid() != 0)
        return;
    const passwd *nobody = ::getpwnam("nobody"); // NOLINT(concurrency-mt-unsafe): the test has one thread
    if (!nobody || ::chown(m_folder.path().toLocal8Bit().constData(), nobody->pw_uid, nobody->pw_gid) != 0)
        return;
    process.setChildProcessModifier([user = nobody->pw_uid, group = nobody->pw_gid] {
        if (::setgroups(0, nullptr) != 0 || ::setgid(group) != 0 || ::setuid(user) != 0)
            ::_exit(1);
    });
}

bool DatabaseServer::run(const QString &name, const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.start(name, arguments);
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool DatabaseServer::makeFiles()
{
    const QString data = m_folder.filePath(QStringLiteral("data"));
    if (m_kind == Kind::MariaDb) {
        return run(makingProgram(m_kind),
                   {QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                    QStringLiteral("--auth-root-authentication-method=normal"), QStringLiteral("--skip-test-db"),
                    QStringLiteral("--skip-name-resolve")});
    }
    QFile password(m_folder.filePath(QStringLiteral("password")));
    if (!password.open(QIODevice::WriteOnly) || password.write("sesame\n") < 0)
        return false;
    password.close();
    password.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    return run(makingProgram(m_kind),
               {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("admin"), QStringLiteral("-A"),
                QStringLiteral("scram-sha-256"), QStringLiteral("--pwfile=") + password.fileName(),
                QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--no-sync")});
}

bool DatabaseServer::start()
{
    if (!makeFiles())
        return false;
    const QString data = m_folder.filePath(QStringLiteral("data"));
    const QString port = QString::number(m_port);
    m_process.start(serverProgram(m_kind),
                    m_kind == Kind::PostgreSql
                        ? QStringList{QStringLiteral("-D"), data, QStringLiteral("-p"), port, QStringLiteral("-k"),
                                      m_folder.path(), QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                                      QStringLiteral("-F"), QStringLiteral("-c"), QStringLiteral("TimeZone=Asia/Tokyo")}
                        : QStringList{QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                                      QStringLiteral("--port=") + port, QStringLiteral("--bind-address=127.0.0.1"),
                                      QStringLiteral("--socket=") + m_folder.filePath(QStringLiteral("socket")),
                                      QStringLiteral("--pid-file=") + m_folder.filePath(QStringLiteral("pid"))});
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        if (Link(m_kind, url()).isOpen())
            return true;
        QThread::msleep(50);
    }
    return false;
}

QUrl DatabaseServer::url() const
{
    QUrl url;
    url.setScheme(m_kind == Kind::PostgreSql ? QStringLiteral("postgresql+psycopg2") : QStringLiteral("mariadb"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setUserName(m_kind == Kind::PostgreSql ? QStringLiteral("admin") : QStringLiteral("root"));
    if (m_kind == Kind::PostgreSql)
        url.setPassword(QStringLiteral("sesame"));
    url.setPath(m_kind == Kind::PostgreSql ? QStringLiteral("/postgres") : QStringLiteral("/mysql"));
    return url;
}

bool DatabaseServer::execute(const QStringList &statements) const
{
    const Link link(m_kind, url());
    for (const QString &statement : statements) {
        QSqlQuery query = link.query();
        if (!query.exec(statement)) {
            qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            return false;
        }
    }
    return true;
}

QString DatabaseServer::text(const QString &sql) const
{
    const Link link(m_kind, url());
    QSqlQuery query = link.query();
    return query.exec(sql) && query.next() ? query.value(0).toString() : query.lastError().text();
}

} // namespace mtnops
