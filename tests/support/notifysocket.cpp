// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/notifysocket.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mtnops {

NotifySocket::NotifySocket()
{
    const QByteArray path = m_folder.filePath(QStringLiteral("notify")).toLocal8Bit();
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    Q_ASSERT(std::size_t(path.size()) < sizeof address.sun_path);
    std::strcpy(address.sun_path, path.constData());
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot bind %s", path.constData());
    qputenv("NOTIFY_SOCKET", path);
}

NotifySocket::~NotifySocket()
{
    qunsetenv("NOTIFY_SOCKET");
    ::close(m_socket);
}

const QStringList &NotifySocket::lines()
{
    std::array<char, 4096> bytes{};
    for (;;) {
        const ssize_t count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count < 0)
            return m_lines;
        m_lines += QString::fromUtf8(bytes.data(), qsizetype(count)).split(u'\n', Qt::SkipEmptyParts);
    }
}

void NotifySocket::clear()
{
    lines();
    m_lines.clear();
}

bool NotifySocket::has(const QString &beginning)
{
    const QStringList &all = lines();
    return std::any_of(all.begin(), all.end(), [&](const QString &line) { return line.startsWith(beginning); });
}

} // namespace mtnops
