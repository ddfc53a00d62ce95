// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/transport.h"

#include <QPointer>
#include <QProcess>
#include <QStringList>
#include <QTimer>

namespace mtnops {

/** Runs a program for each request and takes for the reply what it writes to its standard output. No shell is between;
    what it starts itself ends with it. The program inherits our environment and has no input. Lives on the polling
    thread, which never waits for it. */
class ProcessTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr qsizetype longestReply = 1024 * 1024; ///< a longer one is refused, in bytes

    /** @p command is the program and its arguments. */
    explicit ProcessTransport(const QStringList &command, QObject *parent = nullptr);
    ~ProcessTransport() override;

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void begin();
    void onReadyRead();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void onError(QProcess::ProcessError error);
    void onTimeout();
    void endRequest();
    void fail(DeviceState state, const QString &detail);

    const QStringList m_command;
    QPointer<QProcess> m_process; ///< the one under way; deletes itself when it has ended
    QList<QPointer<QProcess>> m_ended; ///< killed or done, until they have deleted themselves
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    QByteArray m_reply;
};

} // namespace mtnops
