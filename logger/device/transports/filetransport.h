// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/detachedwork.h"
#include "logger/device/transports/filesource.h"
#include "logger/device/transports/transport.h"

#include <QTimer>

#include <optional>

namespace mtnops {

/** A file that another program writes: a request waits until there is something new in it, and that is the reply. A
   file on a network drive may hang, hence another thread looks at it. Lives on the polling thread. */
class FileTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr std::size_t longestReply = 1024 * 1024; ///< of a whole file, a longer one is refused, in bytes
    static constexpr std::size_t mostLines = 64 * 1024; ///< of a tail at once, in bytes

    /** @p path is for messages. */
    FileTransport(const QString &path, std::shared_ptr<FileSource> source, QObject *parent = nullptr);

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;
    SourcePlace place() const override { return {m_source, m_replies}; }

private:
    void look();
    void take(const FileNews &news);
    void onTimeout();
    void endRequest();
    void fail(DeviceState state, const QString &detail);

    const QString m_path;
    const std::shared_ptr<FileSource> m_source; ///< shared with the thread that looks
    DetachedWork m_work{*this};
    QTimer m_next{this};
    QTimer m_timeout{this};
    QString m_problem; ///< of the last look
    std::optional<FileNews> m_early; ///< came when nobody waited any longer
    std::uint64_t m_replies = 0; ///< as many as the source had news
    bool m_isWaiting = false;
};

} // namespace mtnops
