// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unixsignals.h"

#include "logger/core/logging.h"

#include <QCoreApplication>
#include <QFile>

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

// A signal handler may only write to a descriptor: the reading end is watched by the event loop. What it wants stands
// in the variables below, so that nothing is lost when the descriptor takes no more.
std::array<int, 2> wakeUp = {-1, -1};
std::atomic<bool> isEndWanted = false;
std::atomic<bool> isReloadWanted = false;
std::atomic<int> endSignal = 0; // the first
std::atomic<pid_t> endSender = 0; // 0: none that is known, such as the terminal

pid_t owner = 0; // the process that has the object
bool isThere = false; // the object

constexpr std::array terminationSignals = {SIGTERM, SIGINT, SIGHUP};

// A clean stop takes at most 5 s. timeout(1), a closed terminal and systemd send two signals within a moment: only one
// that comes later is from somebody who has waited long enough.
constexpr std::time_t endPatience = 6;
std::atomic<std::time_t> firstSignal = 0; // s, monotonic; 0 before it
static_assert(std::atomic<std::time_t>::is_always_lock_free);

std::atomic<bool> isHangupForReloading = false;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<pid_t>::is_always_lock_free);

/** Whether this signal is the second of somebody who waits for the end; only async-signal-safe calls. */
bool isRepeated()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::time_t first = 0;
    return !firstSignal.compare_exchange_strong(first, now.tv_sec) && now.tv_sec - first > endPatience;
}

/** Takes effect once the handler returns. */
void letItAct(int number)
{
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void handleSignal(int number, siginfo_t *info, void * /*context*/)
{
    if (::getpid() != owner) {
        letItAct(number); // in a child that has not become its program yet, and shares the descriptor
        return;
    }
    const int savedErrno = errno;
    if (number == SIGHUP && isHangupForReloading) {
        isReloadWanted = true;
    } else {
        if (isRepeated())
            letItAct(number);
        if (int none = 0; endSignal.compare_exchange_strong(none, number))
            endSender = info->si_code <= 0 ? info->si_pid : 0; // above are those of the kernel
        isEndWanted = true;
    }
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &byte, 1);
    errno = savedErrno;
}

QString nameOfSignal(int number)
{
    switch (number) {
    case SIGTERM:
        return QStringLiteral("SIGTERM");
    case SIGINT:
        return QStringLiteral("SIGINT");
    default:
        return QStringLiteral("SIGHUP");
    }
}

/** "SIGTERM from process 1 (systemd)" */
QString whoWantsTheEnd()
{
    const QString signal = nameOfSignal(endSignal);
    const pid_t sender = endSender;
    if (sender == 0)
        return signal;
    QFile file(QStringLiteral("/proc/%1/comm").arg(sender));
    const QString program =
        file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readLine()).trimmed() : QStringLiteral("gone");
    return QStringLiteral("%1 from process %2 (%3)").arg(signal).arg(sender).arg(program);
}

} // namespace

UnixSignals::UnixSignals(Hangup hangup, QObject *parent) : QObject(parent)
{
    isHangupForReloading = hangup == Hangup::Reloads;
    owner = ::getpid();
    Q_ASSERT(!isThere);
    isThere = true;
    // One for all that follow each other, since a handler may be about to write into it.
    if (wakeUp[0] == -1 && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, wakeUp.data()) != 0) {
        qCCritical(engineLog) << "cannot watch for signals, SIGTERM will not stop cleanly:" << std::strerror(errno);
        return;
    }
    m_notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::read);
    struct sigaction action
    {
    };
    action.sa_sigaction = handleSignal;
    action.sa_flags = SA_RESTART | SA_SIGINFO;
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

UnixSignals::~UnixSignals()
{
    isThere = false;
}

void UnixSignals::read()
{
    std::array<char, 64> bytes{};
    while (::read(wakeUp[1], bytes.data(), bytes.size()) > 0) { }
    if (isEndWanted.exchange(false)) {
        emit terminationRequested(whoWantsTheEnd());
        QCoreApplication::exit();
    } else if (isReloadWanted.exchange(false)) {
        emit reloadRequested();
    }
}

} // namespace mtnops
