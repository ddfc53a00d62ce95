// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filesource.h"
#include "logger/device/transports/openfile.h"

namespace mtnops {

namespace {

/** See makeWholeFile(). */
class WholeFile final : public FileSource
{
public:
    WholeFile(std::string path, std::size_t limit) : m_path(std::move(path)), m_limit(limit) { }

    FileNews look(std::chrono::nanoseconds oldest) override;
    const char *silence() const override { return "was not written"; }

private:
    const std::string m_path;
    const std::size_t m_limit;
    FileMark m_seen;
};

FileNews WholeFile::look(std::chrono::nanoseconds oldest)
{
    FileNews news;
    OpenFile file;
    FileMark before;
    FileMark after;
    news.problem = file.open(m_path);
    if (news.problem.empty())
        news.problem = file.mark(before);
    if (!news.problem.empty() || before == m_seen)
        return news;
    news.problem = file.read(0, m_limit + 1, news.content);
    if (news.problem.empty())
        news.problem = file.mark(after);
    if (!news.problem.empty() || after != before)
        return news; // it is being written; the next look is for that
    const auto age = std::chrono::system_clock::now().time_since_epoch() - std::chrono::nanoseconds(before.modified);
    news.isNew = m_seen.size >= 0 || age <= oldest;
    m_seen = before;
    return news;
}

} // namespace

std::shared_ptr<FileSource> makeWholeFile(const std::string &path, std::size_t limit)
{
    return std::make_shared<WholeFile>(path, limit);
}

} // namespace mtnops
