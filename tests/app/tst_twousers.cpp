// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mtnops;

namespace {

constexpr uid_t logger = 41'001; // neither needs an account
constexpr uid_t reader = 41'002;

void become(uid_t user)
{
    ::umask(022); // as the unit has it
    if (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0)
        ::_exit(99);
}

} // namespace

/** A service logs as one user, and another, who may write nothing, reads. */
class TestTwoUsers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void readsWhileItIsLogged();
    void readsWhatIsAtRest();

private:
    QStringList files() const { return QDir(m_log).entryList(QDir::Files | QDir::Hidden); }
    void startAs(QProcess &process, uid_t user, const QStringList &arguments) const;
    QByteArray read(const QStringList &arguments) const;

    QTemporaryDir m_folder;
    QString m_program; ///< where both may execute it
    QString m_log; ///< the folder that the logger may write
    QString m_site;
    QProcess m_service;
};

void TestTwoUsers::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("only root can be two other users");
    QVERIFY(::chmod(m_folder.path().toLocal8Bit().constData(), 0755) == 0);
    m_program = m_folder.filePath(u"mtnops-logger"_qs);
    QVERIFY(QFile::copy(QStringLiteral(MTNOPS_PROGRAM), m_program));
    m_log = m_folder.filePath(u"log"_qs);
    QVERIFY(QDir().mkdir(m_log));
    QVERIFY(::chown(m_log.toLocal8Bit().constData(), logger, logger) == 0);
    m_site = m_folder.filePath(u"dome.toml"_qs);
    QFile site(m_site);
    QVERIFY(site.open(QIODevice::WriteOnly));
    site.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n[store]\npath = 'log/dome.sqlite'\n"
               "[[device]]\nname = 'weather'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n"
               "interval = '200ms'\n");
    site.close();
    for (const char *variable : {"XDG_RUNTIME_DIR", "RUNTIME_DIRECTORY"})
        qunsetenv(variable);
    startAs(m_service, logger, {u"--no-gui"_qs, m_site});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_log + u"/dome.sqlite-shm"_qs), 30'000);
}

void TestTwoUsers::cleanupTestCase()
{
    m_service.kill();
    m_service.waitForFinished();
}

void TestTwoUsers::startAs(QProcess &process, uid_t user, const QStringList &arguments) const
{
    process.setChildProcessModifier([user] { become(user); });
    process.start(m_program, arguments);
    if (!process.waitForStarted())
        qFatal("%s cannot be started as another user: %s", qPrintable(m_program), qPrintable(process.errorString()));
}

/** What the reader's program prints; it must go well. */
QByteArray TestTwoUsers::read(const QStringList &arguments) const
{
    QProcess process;
    startAs(process, reader, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void TestTwoUsers::readsWhileItIsLogged()
{
    const QString database = m_log + u"/dome.sqlite"_qs;
    const QStringList toExport{u"export"_qs, database, u"--table"_qs, u"weather"_qs, u"--from"_qs, u"-1h"_qs};
    QTRY_VERIFY_WITH_TIMEOUT(read({u"status"_qs, database}).contains("weather"), 30'000);
    qsizetype before = 0;
    QTRY_VERIFY_WITH_TIMEOUT((before = read(toExport).count('\n')) > 3, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(read(toExport).count('\n') > before, 30'000); // what is new is seen
    QVERIFY(read({u"at"_qs, database, u"--time"_qs, u"now"_qs}).contains("weather.wind_speed"));
    QVERIFY(read({u"verify"_qs, database}).contains("weather"));
    struct stat state
    {
    };
    for (const QString &file : files()) {
        QCOMPARE(::stat((m_log + u'/' + file).toLocal8Bit().constData(), &state), 0);
        QCOMPARE(state.st_uid, logger); // nothing here is the reader's
    }
}

void TestTwoUsers::readsWhatIsAtRest()
{
    m_service.terminate();
    QVERIFY(m_service.waitForFinished());
    QCOMPARE(m_service.exitCode(), 0);
    const QStringList before = files();
    const QString database = m_log + u"/dome.sqlite"_qs;
    QVERIFY(read({u"export"_qs, database, u"--table"_qs, u"weather"_qs, u"--from"_qs, u"-1h"_qs}).count('\n') > 3);
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(TestTwoUsers)
#include "tst_twousers.moc"
