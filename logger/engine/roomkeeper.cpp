// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/roomkeeper.h"

#include "logger/core/bytesize.h"
#include "logger/core/logging.h"
#include "logger/store/writer.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr qint64 recovered = 20; // a part of min_free that has to be there besides, so that an alarm does not flicker
constexpr auto pauseWhenExhausted = 60s;

Event problem(Timestamp time, const QString &text)
{
    return Event{.time = time, .kind = EventKind::Problem, .device = {}, .text = text};
}

} // namespace

void RoomKeeper::setMinFree(qint64 bytes)
{
    m_minFree = bytes;
    m_alarm.clear();
    m_isExhausted = false;
    m_isExhaustionTold = false;
    m_nextAttempt = QDeadlineTimer();
}

std::optional<Event> RoomKeeper::look(const LogRoom &room, Timestamp now)
{
    const bool wasLow = !m_alarm.isEmpty();
    const bool isLow = room.onDisk < m_minFree + (wasLow ? m_minFree / recovered : 0);
    m_alarm = isLow ? alarmText(room) : QString();
    if (isLow && !wasLow) {
        m_isExhaustionTold = m_isExhausted;
        return problem(now, m_alarm);
    }
    if (wasLow && !isLow) {
        m_isExhausted = false;
        m_isExhaustionTold = false;
        return problem(now, QStringLiteral("the disk has room again: %1").arg(roundedByteSize(room.onDisk)));
    }
    if (m_isExhausted && !std::exchange(m_isExhaustionTold, true))
        return problem(now, m_alarm);
    return std::nullopt;
}

QString RoomKeeper::alarmText(const LogRoom &room) const
{
    const QString text = QStringLiteral("%1 free on the disk, min_free is %2: ")
                             .arg(roundedByteSize(room.onDisk), formatByteSize(m_minFree));
    if (isBeyond(room))
        return text
            + QStringLiteral("nothing is deleted for it, since the whole disk has %1")
                  .arg(roundedByteSize(room.diskSize));
    if (m_isExhausted) {
        return text
            + QStringLiteral("no raw rows older than %1 are left to delete, and on a full disk readings only wait")
                  .arg(formatDuration(longestKept));
    }
    return text + QStringLiteral("the oldest raw rows are deleted, so that the log does not grow; rollups stay");
}

/** A mistyped unit must not cost all rows but the newest. */
bool RoomKeeper::isBeyond(const LogRoom &room) const
{
    return m_minFree >= room.diskSize;
}

Result<bool> RoomKeeper::makeRoom(Writer &writer, Timestamp now)
{
    if (m_minFree == 0 || (m_isExhausted && !m_nextAttempt.hasExpired()))
        return false;
    const Result<LogRoom> room = writer.room();
    if (!room)
        return room.error();
    if (room->total() >= m_minFree || isBeyond(*room)) {
        m_isExhausted = false;
        return false;
    }
    const Result<Timestamp> believed = writer.believedTime(now);
    if (!believed)
        return believed.error();
    const Result<bool> hasDeleted = writer.retireOldestRows(*believed - longestKept);
    if (!hasDeleted)
        return hasDeleted;
    m_isExhausted = !*hasDeleted;
    if (m_isExhausted)
        m_nextAttempt.setRemainingTime(pauseWhenExhausted);
    return *hasDeleted;
}

} // namespace mtnops
