// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/historywatch.h"

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration shortestRest = 3s;
constexpr Duration longestRest = 60s;

} // namespace

HistoryWatch::HistoryWatch(LogReader &reader, QString purpose, QObject *parent)
    : QObject(parent), m_reader(reader), m_purpose(std::move(purpose))
{
    connect(&reader, &LogReader::markRead, this, &HistoryWatch::takeMark);
    connect(&reader, &LogReader::failed, this, &HistoryWatch::takeError);
}

void HistoryWatch::start(const QList<ColumnRef> &columns, const TimeRange &range)
{
    m_request = {.tables = {}, .range = range};
    for (const ColumnRef &column : columns) {
        if (!m_request.tables.contains(column.table))
            m_request.tables.append(column.table);
    }
    m_request.tables.sort(); // whoever asks for the same gets the same answer
    m_mark.reset();
    ask();
}

void HistoryWatch::stop()
{
    if (m_pending != 0)
        m_reader.cancel(m_purpose);
    m_pending = 0;
    m_request = {};
}

void HistoryWatch::look(Timestamp now, Duration rest)
{
    // A clock that is set back does not hold it up.
    const bool isTime = std::chrono::abs(now - m_lookedAt) >= std::clamp(rest, shortestRest, longestRest);
    if (m_request.tables.isEmpty() || m_pending != 0 || !isTime)
        return;
    m_lookedAt = now;
    ask();
}

void HistoryWatch::ask()
{
    m_pending = m_reader.readMark(m_request, m_purpose);
}

void HistoryWatch::takeMark(LogReader::RequestId id, quint64 mark)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    const std::optional<quint64> before = std::exchange(m_mark, mark);
    if (before && *before != mark)
        emit changed();
}

/** Who reads the span tells why it cannot be read. */
void HistoryWatch::takeError(LogReader::RequestId id)
{
    if (id == m_pending)
        m_pending = 0;
}

} // namespace mtnops
