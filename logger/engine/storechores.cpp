// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/storechores.h"

#include "logger/core/logging.h"
#include "logger/store/damage.h"
#include "logger/store/writer.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto retentionInterval = 10min;
constexpr auto repairRetry = 60s; // when there are only ranges left that cannot be made

} // namespace

void StoreChores::setSite(const Site &site)
{
    m_room.setMinFree(site.minFree);
    m_retentions = retentionsOf(site);
    m_retired = 0;
    m_nextRetention = QDeadlineTimer();
    m_nextRepair = QDeadlineTimer();
    m_told.clear();
}

Result<bool> StoreChores::doSome(Writer &writer, Timestamp now)
{
    Result<bool> hasMore = repairSome(writer);
    if (hasMore && !*hasMore)
        hasMore = retireSome(writer, now);
    if (hasMore && !*hasMore)
        hasMore = m_room.makeRoom(writer, now);
    return hasMore;
}

Result<bool> StoreChores::repairSome(Writer &writer)
{
    if (!m_nextRepair.hasExpired())
        return false;
    Result<bool> hasMore = writer.repairRollups();
    if (!isTold(hasMore))
        return hasMore;
    m_nextRepair.setRemainingTime(repairRetry);
    return false;
}

Result<bool> StoreChores::retireSome(Writer &writer, Timestamp now)
{
    if (!m_nextRetention.hasExpired())
        return false;
    if (m_retired == m_retentions.size()) {
        m_retired = 0;
        m_nextRetention.setRemainingTime(retentionInterval);
        return false;
    }
    if (m_retired == 0) {
        if (const Result<void> begun = beginRetention(writer, now); !begun)
            return begun.error();
    }
    const TableRetention &retention = m_retentions[m_retired];
    Result<bool> hasMore = writer.retireRows(retention.table, m_believed - retention.retain);
    if (!isTold(hasMore) && (!hasMore || *hasMore))
        return hasMore;
    ++m_retired;
    return true;
}

Result<void> StoreChores::beginRetention(Writer &writer, Timestamp now)
{
    const Result<Timestamp> believed = writer.believedTime(now);
    if (!believed)
        return believed.error();
    if (*believed < now && *believed != m_believed) {
        qCInfo(storeLog).noquote() << "raw rows are kept as of" << toIsoUtc(*believed)
                                   << "until the log has rows of more days after that";
    }
    m_believed = *believed;
    return {};
}

/** Whether it is the trouble of one device alone, which is told then: damage, a lock and a full disk are everybody's.
 */
bool StoreChores::isTold(const Result<bool> &done)
{
    if (done || done.error().code != ErrorCode::Database || isDamage(done.error()))
        return false;
    const QString &problem = done.error().detail;
    if (!m_told.contains(problem)) {
        m_told.insert(problem);
        m_tell(QStringLiteral("rollups or retention of a device are left out: %1").arg(problem));
    }
    return true;
}

} // namespace mtnops
