// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unixsignals.h"

#include "logger/core/logging.h"

#include <QCoreApplication>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <sys/socket.h>
#include <unistd.h>

namespace mtnops {

namespace {

// A signal handler may only write to a descriptor: the reading end is watched by the event loop.
std::array<int, 2> wakeUp = {-1, -1};

constexpr std::array terminationSignals = {SIGTERM, SIGINT, SIGHUP};

// A clean stop takes at most 5 s. timeout(1), a closed terminal and systemd send two signals within a moment: only one
// that comes later is from somebody who has waited long enough.
constexpr std::time_t patience = 6;
std::atomic<std::time_t> firstSignal = 0; // s, monotonic; 0 before it
static_assert(std::atomic<std::time_t>::is_always_lock_free);

std::atomic<bool> isHangupForReloading = false;
constexpr char endByte = 'e';
constexpr char reloadByte = 'r';

/** Whether this signal is the second of somebody who waits for the end; only async-signal-safe calls. */
bool isRepeated()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::time_t first = 0;
    return !firstSignal.compare_exchange_strong(first, now.tv_sec) && now.tv_sec - first > patience;
}

void handleSignal(int number)
{
    const int savedErrno = errno;
    const bool reloads = number == SIGHUP && isHangupForReloading;
    if (!reloads && isRepeated()) {
        std::signal(number, SIG_DFL);
        std::raise(number); // once this handler returns
    }
    const char byte = reloads ? reloadByte : endByte;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &byte, 1);
    errno = savedErrno;
}

} // namespace

UnixSignals::UnixSignals(Hangup hangup, QObject *parent) : QObject(parent)
{
    isHangupForReloading = hangup == Hangup::Reloads;
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
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : terminationSignals) {
        struct sigaction inherited
        {
        };
        ::sigaction(number, nullptr, &inherited);
        if (inherited.sa_handler != SIG_IGN) // else nohup or a shell's "&" wants it so
            ::sigaction(number, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes away is an error of writing, not the end of the logging
}

void UnixSignals::read()
{
    QByteArray received;
    std::array<char, 16> bytes{};
    for (ssize_t count = 0; (count = ::read(wakeUp[1], bytes.data(), bytes.size())) > 0;)
        received.append(bytes.data(), count);
    if (received.contains(endByte)) {
        emit terminationRequested();
        QCoreApplication::exit();
    } else if (received.contains(reloadByte)) {
        emit reloadRequested();
    }
}

} // namespace mtnops
