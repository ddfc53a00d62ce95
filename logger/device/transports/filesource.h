// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace mtnops {

// What is done with files on a thread that may outlive Qt, hence of the standard library and POSIX alone.

/** What a look at a file gave. */
struct FileNews
{
    bool isNew = false; ///< content is something that was not handed over before
    std::string content;
    std::string problem; ///< why it cannot be read, in the system's words; empty when it can
};

/** Something to read from a file as it grows or is written anew. Looked at on one thread at a time, any one. */
class FileSource
{
public:
    FileSource() = default;
    virtual ~FileSource() = default;
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    /** What is new since the last look; at the first, what was there already counts when it is not older than @p
     * oldest. */
    virtual FileNews look(std::chrono::nanoseconds oldest) = 0;

    /** What the first @p readings looks with news gave is in the database. Any thread, at any time. */
    virtual void noteStored(std::uint64_t /*readings*/) { }

    /** Keeps the place behind what is stored, for the next start; nothing while a look is under way. Any thread. */
    virtual void keepPlace() { }

    /** What has not happened when nothing is new: "was not written". */
    virtual const char *silence() const = 0;
};

/** All of the file at @p path, each time it was written or replaced; at most @p limit + 1 bytes of it. One that was
    written while it was read does not count yet. */
std::shared_ptr<FileSource> makeWholeFile(const std::string &path, std::size_t limit);

/** The lines that are appended to the file at @p path, whole ones alone, at most @p limit bytes at once. When the file
   was renamed or cut, as logs are, the rest of the old one comes first and then the new one from its beginning. How far
   it has come is kept in @p placeFile, for the next start, at the look after the lines were stored: lines may come
   twice after a crash, and none is lost; without a place, it begins with the first line. When @p placeFile is empty
   nothing is kept, and it begins with the last line, if that is new enough. */
std::shared_ptr<FileSource> makeTail(const std::string &path, const std::string &placeFile, std::size_t limit);

} // namespace mtnops
