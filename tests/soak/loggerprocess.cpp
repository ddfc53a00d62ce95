// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/loggerprocess.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mtnops {

namespace {

constexpr int patience = 10'000; // ms

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/** For the calling process alone. */
bool putOverHosts(const char *file)
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount(file, "/etc/hosts", nullptr, MS_BIND, nullptr) == 0;
}

QString fakeClockLibrary()
{
    for (const QString &folder : QDir(QStringLiteral("/usr/lib")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QString library = QStringLiteral("/usr/lib/%1/faketime/libfaketimeMT.so.1").arg(folder);
        if (QFile::exists(library))
            return library;
    }
    return {};
}

} // namespace

LoggerProcess::LoggerProcess(QString siteFile, const QString &folder)
    : m_siteFile(std::move(siteFile))
    , m_messagesFile(QDir(folder).filePath(QStringLiteral("messages.txt")))
    , m_hostsFile(QDir(folder).filePath(QStringLiteral("hosts")))
    , m_clockFile(QDir(folder).filePath(QStringLiteral("clock")))
{
    setName({});
    setClock("+0");
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_messagesFile, QIODevice::Append);
    m_process.setChildProcessModifier([hosts = QFile::encodeName(m_hostsFile)] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        putOverHosts(hosts.constData()); // not permitted: the soak has looked, and leaves that fault out
    });
    connect(&m_process, &QProcess::finished, this, &LoggerProcess::noteEnd);
}

LoggerProcess::~LoggerProcess()
{
    kill();
}

bool LoggerProcess::hasOwnNames()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(putOverHosts("/etc/hosts") ? 0 : 1);
    int status = 1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool LoggerProcess::hasFakeClock()
{
    return !fakeClockLibrary().isEmpty();
}

void LoggerProcess::start(Clock clock)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (clock == Clock::Fake) {
        environment.insert(QStringLiteral("LD_PRELOAD"), fakeClockLibrary());
        environment.insert(QStringLiteral("FAKETIME_TIMESTAMP_FILE"), m_clockFile);
        environment.insert(QStringLiteral("FAKETIME_CACHE_DURATION"), QStringLiteral("1"));
        environment.insert(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1"));
        environment.insert(QStringLiteral("FAKETIME_FORCE_MONOTONIC_FIX"),
                           QStringLiteral("0")); // else all waits end at once
        environment.insert(QStringLiteral("NO_FAKE_STAT"), QStringLiteral("1"));
    }
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral(MTNOPS_PROGRAM), {QStringLiteral("--no-gui"), m_siteFile});
    if (!m_process.waitForStarted(patience))
        qFatal("cannot start %s", MTNOPS_PROGRAM);
    m_isExpectedToRun = true;
}

int LoggerProcess::stop()
{
    signal(SIGTERM);
    return waitForEnd();
}

int LoggerProcess::waitForEnd()
{
    m_isExpectedToRun = false;
    if (isRunning() && !m_process.waitForFinished(patience)) {
        kill();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void LoggerProcess::kill()
{
    m_isExpectedToRun = false;
    m_process.kill();
    m_process.waitForFinished(patience);
}

void LoggerProcess::signal(int number)
{
    if (number == SIGTERM)
        m_isExpectedToRun = false;
    if (isRunning())
        ::kill(pid_t(processId()), number);
}

void LoggerProcess::limitFiles(int count)
{
    rlimit limit{};
    ::prlimit(pid_t(processId()), RLIMIT_NOFILE, nullptr, &limit);
    limit.rlim_cur = count > 0 ? rlim_t(count) : limit.rlim_max; // what is open stays open
    ::prlimit(pid_t(processId()), RLIMIT_NOFILE, &limit, nullptr);
}

void LoggerProcess::setName(const QString &name)
{
    write(m_hostsFile, "127.0.0.1 localhost\n" + (name.isEmpty() ? QByteArray() : "127.0.0.1 " + name.toUtf8() + '\n'));
}

void LoggerProcess::setClock(const QByteArray &clock)
{
    write(m_clockFile, clock + '\n');
}

void LoggerProcess::noteEnd()
{
    if (m_isExpectedToRun)
        ++m_unexpectedEnds;
    m_isExpectedToRun = false;
}

} // namespace mtnops
