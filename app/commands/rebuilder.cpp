// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/rebuilder.h"

#include "app/console.h"
#include "logger/engine/sitelock.h"
#include "logger/query/catalogreader.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/rolluprepair.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"

#include <QThread>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds waitForLogger = 30s; // before it is told that nothing happens
constexpr auto lockPatience = 10s; // with another program's lock
constexpr unsigned long pauseWhileOthersWork = 200; // ms

} // namespace

Result<void> Rebuilder::run()
{
    const Result<QList<DeviceTable>> chosen = tables();
    if (!chosen)
        return chosen.error();
    const Result<std::unique_ptr<SqlConnection>> connection =
        SqlConnection::open(m_request.databasePath, SqlConnection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const Result<void> set = (*connection)->setPatience(lockPatience); !set)
        return set;
    m_note = RebuildNote::read(m_request.databasePath);
    const Result<bool> isLeft = isUnderWay(**connection, m_note);
    if (!isLeft)
        return isLeft.error();
    if (*isLeft)
        printMessage(QStringLiteral("going on with what an earlier call left; remove %1 first to make all of it anew")
                         .arg(RebuildNote::fileOf(m_request.databasePath)));
    else if (const Result<void> marked = mark(**connection, *chosen); !marked)
        return marked;
    if (const Result<void> made = makeAll(**connection); !made)
        return made;
    RebuildNote::remove(m_request.databasePath);
    return {};
}

/** Those with columns: a device that never answered has no table. */
Result<QList<DeviceTable>> Rebuilder::tables() const
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(m_request.databasePath);
    if (!connection)
        return connection.error();
    const Result<Catalog> catalog = readCatalog(**connection);
    if (!catalog)
        return catalog.error();
    if (!catalog->hasRollups) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is of a program before rollups: log into it once, and they are made")
                         .arg(m_request.databasePath)};
    }
    if (!m_request.table.isEmpty()) {
        const Result<const DeviceTable *> table = findTable(*catalog, m_request.table);
        return table ? Result(QList<DeviceTable>{**table}) : table.error();
    }
    QList<DeviceTable> all;
    for (const DeviceTable &table : catalog->tables) {
        if (!table.columns.isEmpty())
            all += table;
    }
    return all;
}

Result<void> Rebuilder::mark(SqlConnection &connection, const QList<DeviceTable> &tables)
{
    m_note = {.request = m_request.text, .marked = {}};
    for (const DeviceTable &table : tables) {
        const Result<TimeRange> marked = markForRebuild(connection, table, m_request.range);
        if (!marked)
            return marked.error();
        if (!marked->isEmpty())
            m_note.marked.insert(table.name, *marked);
    }
    return m_note.write(m_request.databasePath);
}

Result<Duration> Rebuilder::left(SqlConnection &connection, const RebuildNote &note) const
{
    Duration left{};
    for (auto table = note.marked.begin(); table != note.marked.end(); ++table) {
        const Result<Duration> here = dirtyTime(connection, table.key(), *table);
        if (!here)
            return here;
        left += *here;
    }
    return left;
}

/** A range is made from its begin to its end: while it is under way its last minute is dirty. Late rows make others
    dirty too. */
Result<bool> Rebuilder::isUnderWay(SqlConnection &connection, const RebuildNote &note) const
{
    if (note.request != m_request.text)
        return false;
    RebuildNote ends = note;
    for (TimeRange &range : ends.marked)
        range.from = range.to - tiers.front().width;
    const Result<Duration> dirty = left(connection, ends);
    return dirty ? Result(*dirty > Duration::zero()) : dirty.error();
}

Result<void> Rebuilder::makeAll(SqlConnection &connection)
{
    Duration total{};
    for (const TimeRange &range : std::as_const(m_note.marked))
        total += range.length();
    for (;;) {
        const Result<Duration> still = left(connection, m_note);
        if (!still)
            return still.error();
        if (*still == Duration::zero())
            return {};
        if (m_isCancelled) {
            return Error{ErrorCode::Cancelled,
                         QStringLiteral("interrupted: the same call goes on with what is left, and so does who logs "
                                        "into the database")};
        }
        noteProgress(*still);
        m_progress.tell(QStringLiteral("making rollups anew"), 1 - double(still->count()) / double(total.count()));
        if (const Result<void> done = makeSome(connection); !done)
            return done;
    }
}

/** A logger that cannot make them, since their device's table is damaged or another program holds the database, goes on
    logging, and would be waited for without end. */
void Rebuilder::noteProgress(Duration still)
{
    if (!m_sinceProgress.isValid() || still != std::exchange(m_stillLeft, still)) {
        m_sinceProgress.start();
        return;
    }
    if (m_hasToldWhoLogs && m_sinceProgress.hasExpired(waitForLogger.count())) {
        printMessage(QStringLiteral("it has made none for %1 s: its messages and \"mtnops-logger verify\" may say why; "
                                    "stopped, it leaves them to this call")
                         .arg(waitForLogger / 1s));
        m_sinceProgress.start();
    }
}

Result<void> Rebuilder::makeSome(SqlConnection &connection)
{
    // Only who does not wait for it keeps the logger from its flushes: so leave it to the logger.
    if (const std::optional<SiteHolder> holder = SiteLock::holder(m_request.databasePath)) {
        if (!std::exchange(m_hasToldWhoLogs, true)) {
            printMessage(QStringLiteral("%1 logs into this database, and makes them anew between its rows; Ctrl+C ends "
                                        "only the waiting")
                             .arg(holder->text()));
        }
        QThread::msleep(pauseWhileOthersWork);
        return {};
    }
    const Result<RepairStep> step = repairRollups(connection);
    return step ? Result<void>() : step.error();
}

} // namespace mtnops
