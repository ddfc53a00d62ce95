// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/endwitness.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace mtnops {

void EndWitness::watch(qintptr descriptor)
{
    release();
    m_descriptor = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
}

void EndWitness::release()
{
    if (const int descriptor = std::exchange(m_descriptor, -1); descriptor >= 0)
        ::close(descriptor);
}

bool EndWitness::sawReset() const
{
    // SO_ERROR cannot tell: the read that failed has cleared it. After a FIN the state is TCP_CLOSE_WAIT.
    tcp_info info{};
    socklen_t length = sizeof info;
    return m_descriptor >= 0 && ::getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &length) == 0
        && info.tcpi_state == TCP_CLOSE;
}

} // namespace mtnops
