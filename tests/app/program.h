// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace mtnops {

/** What a process left behind. */
struct Finished
{
    int exitCode = -1; ///< -1: it crashed, or did not end in time
    QString output;
    QString messages;
};

/** mtnops-logger, started as a process; killed when the object goes. */
class Program
{
public:
    /** Signals have their default action; @p prepare runs in the new process before the program does. */
    explicit Program(const QStringList &arguments, const std::function<void()> &prepare = {});
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    /** Waits until standard output holds the text; false when it never does. */
    bool waitForOutput(const QString &text);
    void signal(int number);
    qint64 processId() const { return m_process.processId(); }
    Finished finish();

private:
    QProcess m_process;
    QByteArray m_output;
};

Finished runProgram(const QStringList &arguments);

} // namespace mtnops
