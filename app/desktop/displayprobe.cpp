// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/displayprobe.h"

#include <QDeadlineTimer>
#include <QGuiApplication>

#include <array>
#include <csignal>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mtnops {

namespace {

constexpr auto displayPatience = std::chrono::seconds(10); // with a display beyond a slow network
int report = -1; // the child's end of the pipe

void reportFailure(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg)
        ::_exit(1);
    const QByteArray line = message.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written = ::write(report, line.constData(), std::size_t(line.size()));
}

[[noreturn]] void tryInChild(int argc, char **argv)
{
    const rlimit noCoreDump{0, 0};
    ::setrlimit(RLIMIT_CORE, &noCoreDump);
    qInstallMessageHandler(reportFailure);
    const QGuiApplication application(argc, argv);
    ::_exit(0);
}

/** All that the child says until it ends; it is ended when that takes too long. */
QByteArray listenTo(int end, pid_t child)
{
    const QDeadlineTimer deadline(displayPatience);
    QByteArray said;
    std::array<char, 1024> part{};
    pollfd watched{end, POLLIN, 0};
    while (::poll(&watched, 1, int(deadline.remainingTime())) > 0) {
        const ssize_t size = ::read(end, part.data(), part.size());
        if (size <= 0)
            return said;
        said.append(part.data(), size);
    }
    ::kill(child, SIGKILL);
    return said + "it does not answer";
}

} // namespace

QString displayProblem(int argc, char **argv)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return {}; // nothing was tried: the application itself will show
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        report = ends[1];
        tryInChild(argc, argv);
    }
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        return {};
    }
    const QByteArray said = listenTo(ends[0], child);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    const QString reason = QString::fromUtf8(said.left(said.indexOf('\n'))).trimmed();
    return reason.isEmpty() ? QStringLiteral("Qt could not start on it") : reason;
}

} // namespace mtnops
