// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace mtnops {

// What is done with files on a thread that may outlive Qt, hence of the standard library and POSIX alone.

/** Which file it was, and in which state; a file that is written anew or replaced has another. */
struct FileMark
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = -1; ///< bytes; -1: none was seen yet
    std::int64_t modified = 0; ///< ns since 1970, by the file's own host

    friend bool operator==(const FileMark &, const FileMark &) = default;
};

/** What a look at a file gave. */
struct FileLook
{
    FileMark mark;
    bool isChanged = false; ///< and content is all of it
    std::string content;
    std::string problem; ///< why it cannot be read, in the system's words; empty when it can
};

/** Reads the file at @p path, unless it is still as @p seen; at most @p limit + 1 bytes of it. One that was written
   while it was read does not count as changed yet. */
FileLook lookAtFile(const std::string &path, const FileMark &seen, std::size_t limit);

} // namespace mtnops
