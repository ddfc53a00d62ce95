// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QElapsedTimer>

#include <csignal>

namespace mtnops {

namespace {

constexpr int patience = 30'000; // ms; a machine under sanitizers is slow

}

Program::Program(const QStringList &arguments, const std::function<void()> &prepare)
{
    m_process.setChildProcessModifier([prepare] {
        for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGPIPE})
            std::signal(number, SIG_DFL);
        if (prepare)
            prepare();
    });
    m_process.start(QStringLiteral(MTNOPS_PROGRAM), arguments);
    if (!m_process.waitForStarted(patience))
        qFatal("cannot start %s", MTNOPS_PROGRAM);
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool Program::waitForOutput(const QString &text)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_output.contains(text.toUtf8())) {
        if (timer.elapsed() > patience || m_process.state() == QProcess::NotRunning)
            return false;
        m_process.waitForReadyRead(100);
        m_output += m_process.readAllStandardOutput();
    }
    return true;
}

void Program::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

Finished Program::finish()
{
    if (!m_process.waitForFinished(patience) && m_process.state() != QProcess::NotRunning)
        return {-1, {}, QStringLiteral("did not end")};
    m_output += m_process.readAllStandardOutput();
    return {m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1, QString::fromUtf8(m_output),
            QString::fromUtf8(m_process.readAllStandardError())};
}

Finished runProgram(const QStringList &arguments)
{
    return Program(arguments).finish();
}

} // namespace mtnops
