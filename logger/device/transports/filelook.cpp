// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filelook.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace mtnops {

namespace {

constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;

std::string problemNow()
{
    return std::generic_category().message(errno);
}

bool markOf(int descriptor, FileMark &mark)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return false;
    mark = {.device = status.st_dev,
            .inode = status.st_ino,
            .size = status.st_size,
            .modified = status.st_mtim.tv_sec * nanosecondsPerSecond + status.st_mtim.tv_nsec};
    return true;
}

/** At most @p limit bytes; false when it cannot be read. */
bool readAll(int descriptor, std::size_t limit, std::string &content)
{
    content.resize(limit);
    std::size_t length = 0;
    while (length < limit) {
        const ssize_t got = ::read(descriptor, content.data() + length, limit - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        length += std::size_t(got);
    }
    content.resize(length);
    return true;
}

} // namespace

FileLook lookAtFile(const std::string &path, const FileMark &seen, std::size_t limit)
{
    FileLook look;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        look.problem = problemNow();
        return look;
    }
    FileMark after;
    if (!markOf(descriptor, look.mark))
        look.problem = problemNow();
    else if (look.mark != seen) {
        if (!readAll(descriptor, limit + 1, look.content) || !markOf(descriptor, after))
            look.problem = problemNow();
        else if (after == look.mark)
            look.isChanged = true;
        else
            look.mark = seen; // it is being written; the next look is for that
    }
    ::close(descriptor);
    return look;
}

} // namespace mtnops
