// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTemporaryDir>

namespace mtnops {

/** Stands for systemd's end of NOTIFY_SOCKET, which is set for this process and those that it starts as long as the
    object lives. Lives on the thread that made it. */
class NotifySocket
{
public:
    NotifySocket();
    ~NotifySocket();
    Q_DISABLE_COPY_MOVE(NotifySocket)

    /** Every line received since the start, in order: "READY=1". */
    const QStringList &lines();
    /** Forgets what came until now. */
    void clear();
    /** Whether a line begins so. */
    bool has(const QString &beginning);

private:
    QTemporaryDir m_folder;
    int m_socket = -1;
    QStringList m_lines;
};

} // namespace mtnops
