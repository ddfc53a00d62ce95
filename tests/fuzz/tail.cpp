// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file that somebody writes while we read it: appended to, renamed, cut, and the reader started anew. Every whole
// line comes once and in order when it is stored as it comes, but for those of a file that was cut.
#include "logger/device/transports/filesource.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/scratchfolder.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdio>

using namespace mtnops;

namespace {

constexpr size_t limit = 64; // bytes at once

enum class Deed : uint8_t
{
    Append,
    Look,
    Rotate,
    Cut,
    Restart,
    kMaxValue = Restart,
};

/** What is in the file now and what was read, to be compared. One thread. */
class Course
{
public:
    Course()
    {
        for (const char *name : {"log", "log.1", "place"})
            m_folder.remove(name);
        m_folder.write("log", {});
        restart();
    }

    void append(const std::string &bytes)
    {
        m_folder.append("log", QByteArrayView(bytes));
        m_written += bytes;
    }

    void look()
    {
        const FileNews news = m_tail->look(std::chrono::hours(1));
        fuzz::require(news.problem.empty(), "a file that is there can be read");
        fuzz::require(news.content.size() <= limit, "no more is handed over than may be");
        fuzz::require(news.isNew == !news.content.empty(), "what is new holds something");
        fuzz::require(m_isCut || m_written.compare(m_read, news.content.size(), news.content) == 0,
                      "the lines come once and in order");
        m_read += news.content.size();
        if (news.isNew)
            m_tail->noteStored(++m_readings);
    }

    /** Everything is looked at before, as nobody renames a file twice within a look. */
    void rotate()
    {
        lookAtAll();
        if (!m_written.empty() && m_written.back() != '\n')
            append("\n");
        lookAtAll();
        std::rename(m_folder.path("log").c_str(), m_folder.path("log.1").c_str());
        m_folder.write("log", {});
        look();
    }

    void cut()
    {
        m_folder.write("log", {});
        m_isCut = true;
    }

    void restart()
    {
        if (m_tail)
            m_tail->keepPlace();
        m_readings = 0;
        m_tail = makeTail(m_folder.path("log"), m_folder.path("place"), limit);
    }

    void lookAtAll()
    {
        for (size_t before = m_read + 1; before != m_read;) {
            before = m_read;
            look();
        }
    }

    void finish()
    {
        lookAtAll();
        const size_t end = m_written.rfind('\n');
        const size_t whole = end == std::string::npos ? 0 : end + 1;
        fuzz::require(m_isCut || m_read >= whole, "every whole line comes");
    }

private:
    static const fuzz::ScratchFolder m_folder;
    std::shared_ptr<FileSource> m_tail;
    std::string m_written;
    size_t m_read = 0; ///< bytes of what was written
    uint64_t m_readings = 0; ///< since the start
    bool m_isCut = false;
};

const fuzz::ScratchFolder Course::m_folder;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    Course course;
    while (input.remaining_bytes() > 0) {
        switch (input.ConsumeEnum<Deed>()) {
        case Deed::Append:
            course.append(input.ConsumeRandomLengthString(200));
            break;
        case Deed::Look:
            course.look();
            break;
        case Deed::Rotate:
            course.rotate();
            break;
        case Deed::Cut:
            course.cut();
            break;
        case Deed::Restart:
            course.restart();
            break;
        }
    }
    course.finish();
    return 0;
}
