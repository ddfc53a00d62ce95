// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/detachedwork.h"
#include "logger/device/transports/filelook.h"
#include "logger/device/transports/transport.h"

#include <QTimer>

namespace mtnops {

/** A file that another program writes again and again: a request waits until it has changed since the last reply, and
    its whole content is the reply. At the beginning, content that is not older than the time limit counts as changed,
   so that a file left behind is not logged as if it were of now. A file on a network drive may hang, hence another
   thread reads it. Lives on the polling thread. */
class FileTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr std::size_t longestReply = 1024 * 1024; ///< a longer file is refused, in bytes

    explicit FileTransport(const QString &path, QObject *parent = nullptr);

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void look();
    void take(const FileLook &look);
    bool isNew(const FileMark &mark) const;
    void onTimeout();
    void endRequest();
    void fail(DeviceState state, const QString &detail);

    const QString m_path;
    DetachedWork m_work{*this};
    QTimer m_next{this};
    QTimer m_timeout{this};
    FileMark m_seen;
    QString m_problem; ///< of the last look
    bool m_isWaiting = false;
};

} // namespace mtnops
