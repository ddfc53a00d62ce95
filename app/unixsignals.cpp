// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unixsignals.h"

#include "logger/core/logging.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace mtnops {

namespace {

// A signal handler may only write to a descriptor: the reading end is watched by the event loop.
std::array<int, 2> wakeUp = {-1, -1};

constexpr std::array terminationSignals = {SIGTERM, SIGINT, SIGHUP};

void handleSignal(int)
{
    const int savedErrno = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &byte, 1);
    errno = savedErrno;
}

} // namespace

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    Q_ASSERT(wakeUp[0] == -1);
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, wakeUp.data()) != 0) {
        qCCritical(engineLog) << "cannot watch for signals, SIGTERM will not stop cleanly:" << std::strerror(errno);
        return;
    }
    m_notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::read);
    struct sigaction action
    {
    };
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int number : terminationSignals)
        ::sigaction(number, &action, nullptr);
}

void UnixSignals::read()
{
    std::array<char, 16> bytes{};
    while (::read(wakeUp[1], bytes.data(), bytes.size()) > 0) { }
    emit terminationRequested();
}

} // namespace mtnops
