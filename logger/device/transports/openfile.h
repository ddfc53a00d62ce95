// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace mtnops {

/** Which file it was, and in which state; one that is written anew or replaced has another. */
struct FileMark
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = -1; ///< bytes; -1: none was seen yet
    std::int64_t modified = 0; ///< ns since 1970, by the file's own host

    bool isSameFile(const FileMark &other) const { return device == other.device && inode == other.inode; }
    friend bool operator==(const FileMark &, const FileMark &) = default;
};

/** A file that is open for reading, by POSIX alone. Used on one thread at a time. */
class OpenFile
{
public:
    OpenFile() = default;
    ~OpenFile() { close(); }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    /** Nothing of these waits for a pipe or a device. An empty string, or the problem in the system's words. */
    std::string open(const std::string &path);
    std::string mark(FileMark &mark) const;
    /** At most @p limit bytes from @p offset on. */
    std::string read(std::int64_t offset, std::size_t limit, std::string &content) const;

    bool isOpen() const { return m_descriptor >= 0; }
    void close();
    void swap(OpenFile &other);

private:
    int m_descriptor = -1;
};

} // namespace mtnops
