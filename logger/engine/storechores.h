// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/roomkeeper.h"
#include "logger/site/site.h"

#include <QSet>

#include <functional>

namespace mtnops {

/** What is done between the flushes, a portion at a time: rollups to make anew and old rows to delete. What ails the
    table of one device is told, and holds up no other. Store thread. */
class StoreChores
{
public:
    /** @p tell is called with each problem once. */
    explicit StoreChores(std::function<void(const QString &)> tell) : m_tell(std::move(tell)) { }

    void setSite(const Site &site);

    /** True when there is more. */
    Result<bool> doSome(Writer &writer, Timestamp now);

    RoomKeeper &room() { return m_room; }

private:
    Result<bool> repairSome(Writer &writer);
    Result<bool> retireSome(Writer &writer, Timestamp now);
    Result<void> beginRetention(Writer &writer, Timestamp now);
    bool isTold(const Result<bool> &done);

    std::function<void(const QString &)> m_tell;
    QSet<QString> m_told;
    RoomKeeper m_room;
    QDeadlineTimer m_nextRepair; ///< after a problem
    QList<TableRetention> m_retentions;
    QDeadlineTimer m_nextRetention; ///< when the tables are gone through again
    qsizetype m_retired = 0; ///< tables that were gone through
    Timestamp m_believed; ///< the time that ages are counted from, this time through
};

} // namespace mtnops
