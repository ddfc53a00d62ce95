// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace mtnops {

/** The program that is soaked, run as a service runs it: mtnops-logger --no-gui SITE. Where it is permitted it sees an
    /etc/hosts and a clock of its own. Main thread. */
class LoggerProcess : public QObject
{
    Q_OBJECT

public:
    enum class Clock : quint8
    {
        Host,
        Fake ///< by libfaketime, which is there: hasFakeClock()
    };

    /** @p folder is where its messages are kept. */
    LoggerProcess(QString siteFile, const QString &folder);
    ~LoggerProcess() override;

    void start(Clock clock = Clock::Host);
    /** SIGTERM; the exit code, or -1 when it crashed or took longer than ten seconds. */
    int stop();
    /** SIGKILL. */
    void kill();
    void signal(int number);
    /** Waits until it ends by itself. */
    int waitForEnd();

    /** From now on it may open a file only while it has fewer than @p count; 0: as many as the system allows. */
    void limitFiles(int count);

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 processId() const { return m_process.processId(); }
    int unexpectedEnds() const { return m_unexpectedEnds; }
    QString messagesFile() const { return m_messagesFile; }

    /** Whether it can have an /etc/hosts of its own. */
    static bool hasOwnNames();
    static bool hasFakeClock();

    /** Adds a name for 127.0.0.1 to what it sees in /etc/hosts, or takes it away. */
    void setName(const QString &name);
    /** "+0", "+3600", "+0 x1.001": as libfaketime reads it. */
    void setClock(const QByteArray &clock);

private:
    void noteEnd();

    QString m_siteFile;
    QString m_messagesFile;
    QString m_hostsFile;
    QString m_clockFile;
    QProcess m_process;
    bool m_isExpectedToRun = false;
    int m_unexpectedEnds = 0;
};

} // namespace mtnops
