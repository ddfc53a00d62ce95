// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/confinement.h"

#include "tests/fuzz/invariants.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::string allowedFolder; // empty: everything is allowed

bool isAllowed(std::string_view path)
{
    constexpr std::array<std::string_view, 3> zones = {"/usr/share/zoneinfo/", "/etc/localtime", "/etc/timezone"};
    const auto isBelow = [path](std::string_view folder) { return path.substr(0, folder.size()) == folder; };
    return path.find("/../") == std::string_view::npos
        && (isBelow(allowedFolder) || std::any_of(zones.begin(), zones.end(), isBelow));
}

int openAllowed(int folder, const char *path, int flags, unsigned mode)
{
    if (!allowedFolder.empty() && !isAllowed(path))
        mtnops::fuzz::require(false, ("nothing else is opened, such as " + std::string(path)).c_str());
    return int(syscall(SYS_openat, folder, path, flags, mode));
}

/** Page faults of processes that we started and that have ended; each has some. */
long childFaults()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_minflt;
}

/** Also one that ended and was not waited for, and one that Qt made, with a call of its own. */
bool hasChild()
{
    siginfo_t info{};
    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0;
}

unsigned modeIn(std::va_list arguments, int flags)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, unsigned) : 0;
}

} // namespace

// In place of the C library's, for Qt and for us.
extern "C" {

int open(const char *path, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = modeIn(arguments, flags);
    va_end(arguments);
    return openAllowed(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = modeIn(arguments, flags);
    va_end(arguments);
    return openAllowed(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = modeIn(arguments, flags);
    va_end(arguments);
    return openAllowed(folder, path, flags, mode);
}

int socket(int domain, int type, int protocol)
{
    mtnops::fuzz::require(allowedFolder.empty(), "no socket is made");
    return int(syscall(SYS_socket, domain, type, protocol));
}
}

namespace mtnops::fuzz {

Confinement::Confinement(std::string folder) : m_childFaults(childFaults())
{
    allowedFolder = std::move(folder);
}

Confinement::~Confinement()
{
    allowedFolder.clear();
    require(!hasChild() && childFaults() == m_childFaults, "no process is started");
}

} // namespace mtnops::fuzz
