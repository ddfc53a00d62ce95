// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/openfile.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace mtnops {

namespace {

constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;

std::string problemNow()
{
    return std::generic_category().message(errno);
}

} // namespace

std::string OpenFile::open(const std::string &path)
{
    close();
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (m_descriptor < 0)
        return problemNow();
    struct stat status = {};
    if (::fstat(m_descriptor, &status) == 0 && S_ISREG(status.st_mode))
        return {};
    close();
    return "it is no regular file";
}

std::string OpenFile::mark(FileMark &mark) const
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return problemNow();
    mark = {.device = status.st_dev,
            .inode = status.st_ino,
            .size = status.st_size,
            .modified = status.st_mtim.tv_sec * nanosecondsPerSecond + status.st_mtim.tv_nsec};
    return {};
}

std::string OpenFile::read(std::int64_t offset, std::size_t limit, std::string &content) const
{
    content.resize(limit);
    std::size_t length = 0;
    while (length < limit) {
        const ssize_t got =
            ::pread(m_descriptor, content.data() + length, limit - length, offset + std::int64_t(length));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return problemNow();
        if (got == 0)
            break;
        length += std::size_t(got);
    }
    content.resize(length);
    return {};
}

void OpenFile::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

void OpenFile::swap(OpenFile &other)
{
    std::swap(m_descriptor, other.m_descriptor);
}

} // namespace mtnops
