// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/processtransport.h"

#include <csignal>
#include <unistd.h>
#include <utility>

namespace mtnops {

namespace {

constexpr int longestDying = 100; // ms, of a program that was killed

constexpr qsizetype longestComplaint = 200; // of what a program writes to its standard error

QString firstLine(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).trimmed().section(u'\n', 0, 0).left(longestComplaint);
}

} // namespace

ProcessTransport::ProcessTransport(const QStringList &command, QObject *parent) : Transport(parent), m_command(command)
{
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    connect(&m_start, &QTimer::timeout, this, &ProcessTransport::begin);
    connect(&m_timeout, &QTimer::timeout, this, &ProcessTransport::onTimeout);
}

ProcessTransport::~ProcessTransport()
{
    endRequest();
    // There may be no event loop any more to see their end. What was killed and does not die hangs in the kernel: it is
    // left.
    for (const QPointer<QProcess> &process : std::as_const(m_ended)) {
        if (process && (process->state() == QProcess::NotRunning || process->waitForFinished(longestDying)))
            delete process;
    }
}

void ProcessTransport::request(const QByteArray & /*bytes*/, IsComplete /*isComplete*/, Duration timeout)
{
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void ProcessTransport::abort()
{
    endRequest();
}

void ProcessTransport::begin()
{
    // Without a parent: the destructor of a QProcess waits for the program, so it is left to end by itself.
    m_process = new QProcess;
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ProcessTransport::onReadyRead);
    connect(m_process, &QProcess::finished, this, &ProcessTransport::onFinished);
    connect(m_process, &QProcess::errorOccurred, this, &ProcessTransport::onError);
    m_process->setProgram(m_command.first());
    m_process->setArguments(m_command.sliced(1));
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] { ::setpgid(0, 0); }); // so that all it starts can be killed together
    m_process->start(QIODevice::ReadOnly);
}

void ProcessTransport::onReadyRead()
{
    m_reply += m_process->readAllStandardOutput();
    if (m_reply.size() > longestReply)
        fail(DeviceState::Unparsable,
             QStringLiteral("%1 wrote more than %2 bytes").arg(m_command.first()).arg(longestReply));
}

void ProcessTransport::onFinished(int exitCode, QProcess::ExitStatus status)
{
    const QString complaint = firstLine(m_process->readAllStandardError());
    const QString reason = complaint.isEmpty() ? QString() : QStringLiteral(": ") + complaint;
    m_reply += m_process->readAllStandardOutput();
    if (status == QProcess::CrashExit) {
        fail(DeviceState::NoReply, QStringLiteral("%1 crashed%2").arg(m_command.first(), reason));
    } else if (exitCode != 0) {
        fail(DeviceState::NoReply,
             QStringLiteral("%1 ended with code %2%3").arg(m_command.first()).arg(exitCode).arg(reason));
    } else {
        const QByteArray reply = std::exchange(m_reply, {});
        endRequest();
        emit replied(reply);
    }
}

void ProcessTransport::onError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // onFinished() follows
    const QString reason = m_process->errorString();
    m_process->deleteLater();
    fail(DeviceState::Disconnected, QStringLiteral("%1 cannot be started: %2").arg(m_command.first(), reason));
}

void ProcessTransport::onTimeout()
{
    fail(DeviceState::NoReply,
         QStringLiteral("%1 did not end within %2 s and was killed; it had written %3 bytes")
             .arg(m_command.first())
             .arg(double(m_timeout.interval()) / 1000)
             .arg(m_reply.size()));
}

void ProcessTransport::endRequest()
{
    m_start.stop();
    m_timeout.stop();
    m_reply.clear();
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_process->state() != QProcess::NotRunning && m_process->processId() > 0)
        ::kill(-pid_t(m_process->processId()), SIGKILL);
    m_ended.removeAll(nullptr); // those that are gone
    m_ended.append(m_process);
    m_process = nullptr;
}

void ProcessTransport::fail(DeviceState state, const QString &detail)
{
    const QByteArray received = m_reply.left(longestReply);
    endRequest();
    emit failed({state, detail, received});
}

} // namespace mtnops
