// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/event.h"
#include "logger/core/result.h"
#include "logger/store/logroom.h"

#include <QDeadlineTimer>

#include <optional>

namespace mtnops {

class Writer;

/** Keeps the room that a site asks for with min_free: notices when the disk has less, and while the log has less, with
    what is free in its own file, deletes the oldest raw rows. Deleting makes no room on the disk, it ends the growth of
    the file. Store thread. */
class RoomKeeper
{
public:
    /** Raw rows of so long are never deleted for want of room. */
    static constexpr Duration longestKept = std::chrono::hours(48);

    /** @p bytes of 0: nothing is watched. */
    void setMinFree(qint64 bytes);

    /** Once a second. What has become true since the last call, to be written as an event. */
    std::optional<Event> look(const LogRoom &room, Timestamp now);

    /** Deletes a portion where it has to; true when there may be more. */
    Result<bool> makeRoom(Writer &writer, Timestamp now);

    /** What is wrong with the room on the disk; empty when nothing is. */
    const QString &alarm() const { return m_alarm; }

private:
    QString alarmText(const LogRoom &room) const;
    bool isBeyond(const LogRoom &room) const;

    qint64 m_minFree = 0;
    QString m_alarm;
    bool m_isExhausted = false; ///< nothing was left to delete
    bool m_isExhaustionTold = false;
    QDeadlineTimer m_nextAttempt; ///< once nothing was left
};

} // namespace mtnops
