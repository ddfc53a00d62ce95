// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filesource.h"
#include "logger/device/transports/openfile.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <deque>
#include <fstream>
#include <mutex>
#include <optional>
#include <vector>

namespace mtnops {

namespace {

/** Behind a reading; all of a store that stalls for a night need not be told apart. */
struct ReadingPlace
{
    std::uint64_t readings = 0;
    FileMark mark;
    std::int64_t offset = 0;
};
constexpr std::size_t mostPlaces = 1000;

/** See makeTail(). */
class Tail final : public FileSource
{
public:
    Tail(std::string path, std::string placeFile, std::size_t limit)
        : m_path(std::move(path)), m_placeFile(std::move(placeFile)), m_limit(limit)
    {
    }

    FileNews look(std::chrono::nanoseconds oldest) override;
    void noteStored(std::uint64_t readings) override { m_stored = readings; }
    void keepPlace() override;
    const char *silence() const override { return "has no new line"; }

private:
    std::string begin(std::chrono::nanoseconds oldest);
    std::string beginAtLastLine(const FileMark &mark, std::chrono::nanoseconds oldest);
    bool openRotated(const FileMark &place);
    std::vector<std::string> rotatedPaths() const;
    FileNews readLines();
    bool goOnWithNewFile();
    bool loadPlace(FileMark &place);
    void noteReading();
    void writePlace();

    const std::string m_path;
    const std::string m_placeFile; ///< empty: none is kept
    const std::size_t m_limit;
    OpenFile m_file;
    FileMark m_mark; ///< of m_file
    std::int64_t m_offset = 0; ///< in m_file, behind a line end
    std::mutex m_looking; ///< held during a look
    std::uint64_t m_readings = 0; ///< looks with news
    std::deque<ReadingPlace> m_unkept; ///< behind readings that were not known to be stored at the last look
    std::optional<ReadingPlace> m_unwritten; ///< behind the last one that was
    std::atomic<std::uint64_t> m_stored = 0;
};

FileNews Tail::look(std::chrono::nanoseconds oldest)
{
    const std::lock_guard lock(m_looking);
    writePlace();
    if (!m_file.isOpen()) {
        if (const std::string problem = begin(oldest); !problem.empty())
            return {.isNew = false, .content = {}, .problem = problem};
    }
    FileNews news = readLines();
    if (!news.isNew && news.problem.empty() && goOnWithNewFile())
        news = readLines();
    return news;
}

std::string Tail::begin(std::chrono::nanoseconds oldest)
{
    std::string problem = m_file.open(m_path);
    if (problem.empty())
        problem = m_file.mark(m_mark);
    if (!problem.empty()) {
        m_file.close();
        return problem;
    }
    if (m_placeFile.empty())
        return beginAtLastLine(m_mark, oldest);
    FileMark place;
    m_offset = 0;
    if (!loadPlace(place))
        return {};
    if (place.isSameFile(m_mark))
        m_offset = place.size <= m_mark.size ? place.size : 0;
    else if (openRotated(place))
        m_offset = place.size;
    return {};
}

std::string Tail::beginAtLastLine(const FileMark &mark, std::chrono::nanoseconds oldest)
{
    const std::int64_t from = std::max(std::int64_t(0), mark.size - std::int64_t(m_limit));
    std::string end;
    if (const std::string problem = m_file.read(from, m_limit, end); !problem.empty())
        return problem;
    const std::size_t last = end.rfind('\n');
    const std::size_t before = last == std::string::npos || last == 0 ? last : end.rfind('\n', last - 1);
    const auto behind = [from](std::size_t lineEnd) {
        return lineEnd == std::string::npos ? from : from + std::int64_t(lineEnd) + 1;
    };
    const auto age = std::chrono::system_clock::now().time_since_epoch() - std::chrono::nanoseconds(mark.modified);
    m_offset = age <= oldest && last != 0 ? behind(before) : behind(last);
    return {};
}

/** The file at the place was renamed while nobody looked, maybe several times: the rest of it comes first. */
bool Tail::openRotated(const FileMark &place)
{
    for (const std::string &path : rotatedPaths()) {
        OpenFile file;
        FileMark mark;
        if (!file.open(path).empty() || !file.mark(mark).empty() || !mark.isSameFile(place) || mark.size < place.size)
            continue;
        m_file.swap(file);
        m_mark = mark;
        return true;
    }
    return false;
}

/** What the file may be called after it was rotated, the newest first. */
std::vector<std::string> Tail::rotatedPaths() const
{
    constexpr int mostRotations = 99;
    std::vector<std::string> paths = {m_path + ".0", m_path + ".old"};
    for (int number = 1; number <= mostRotations; ++number)
        paths.push_back(m_path + '.' + std::to_string(number));
    return paths;
}

FileNews Tail::readLines()
{
    FileNews news;
    FileMark now;
    news.problem = m_file.mark(now);
    if (news.problem.empty() && now.size < m_offset)
        m_offset = 0; // it was cut
    if (news.problem.empty())
        news.problem = m_file.read(m_offset, m_limit, news.content);
    if (!news.problem.empty()) {
        m_file.close();
        return news;
    }
    const std::size_t end = news.content.rfind('\n');
    const bool isEndless = end == std::string::npos && news.content.size() == m_limit;
    if (end == std::string::npos && !isEndless)
        return {};
    news.content.resize(isEndless ? m_limit : end + 1); // a piece of an endless line is no worse than none
    m_offset += std::int64_t(news.content.size());
    noteReading();
    news.isNew = true;
    return news;
}

/** True when another file has taken the path, and the one that came after ours is open now: that one, or one that
    has been rotated since. */
bool Tail::goOnWithNewFile()
{
    OpenFile next;
    FileMark nextMark;
    if (!next.open(m_path).empty() || !next.mark(nextMark).empty() || nextMark.isSameFile(m_mark))
        return false;
    for (const std::string &path : rotatedPaths()) {
        OpenFile file;
        FileMark mark;
        if (!file.open(path).empty() || !file.mark(mark).empty())
            continue;
        if (mark.isSameFile(m_mark))
            break;
        if (mark.modified < m_mark.modified || mark.modified > nextMark.modified)
            continue; // of another time, by its name or by its number
        next.swap(file);
        nextMark = mark;
    }
    m_file.swap(next);
    m_mark = nextMark;
    m_offset = 0;
    return true;
}

bool Tail::loadPlace(FileMark &place)
{
    std::ifstream file(m_placeFile);
    return bool(file >> place.device >> place.inode >> place.size) && place.size >= 0;
}

void Tail::noteReading()
{
    ++m_readings;
    if (m_placeFile.empty())
        return;
    if (m_unkept.size() >= mostPlaces)
        m_unkept.pop_back(); // what it stood for is kept with the next
    m_unkept.push_back({m_readings, m_mark, m_offset});
}

void Tail::keepPlace()
{
    const std::unique_lock lock(m_looking, std::try_to_lock);
    if (lock.owns_lock())
        writePlace();
}

void Tail::writePlace()
{
    for (const std::uint64_t stored = m_stored; !m_unkept.empty() && m_unkept.front().readings <= stored;
         m_unkept.pop_front())
        m_unwritten = m_unkept.front();
    if (!m_unwritten)
        return;
    const std::string fresh = m_placeFile + ".new";
    std::ofstream file(fresh);
    file << m_unwritten->mark.device << ' ' << m_unwritten->mark.inode << ' ' << m_unwritten->offset << '\n';
    file.close();
    if (file && std::rename(fresh.c_str(), m_placeFile.c_str()) == 0)
        m_unwritten.reset(); // else tried again at the next look
}

} // namespace

std::shared_ptr<FileSource> makeTail(const std::string &path, const std::string &placeFile, std::size_t limit)
{
    return std::make_shared<Tail>(path, placeFile, limit);
}

} // namespace mtnops
