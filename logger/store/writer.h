// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/devicestatus.h"
#include "logger/core/event.h"
#include "logger/core/result.h"
#include "logger/core/sample.h"
#include "logger/core/siteinfo.h"
#include "logger/core/timerange.h"
#include "logger/store/importcounts.h"
#include "logger/store/logroom.h"

#include <QList>

#include <memory>
#include <vector>

namespace mtnops {

/** What one flush commits, in one transaction. */
struct Batch
{
    std::vector<Sample> samples;
    QList<Event> events;
    QList<DeviceStatus> statuses;

    bool isEmpty() const { return samples.empty() && events.isEmpty() && statuses.isEmpty(); }
};

/** What a flush did. */
struct WriteReport
{
    qint64 rows = 0;
    /** Rows that the schema (a changed column type) or the device's table (somebody's trigger or constraint) does not
        take; their event is written with them. */
    qint64 refused = 0;
};

/** Writes readings, events and states into the SQLite file of a site. Lives on the store thread: made, used and
    destroyed there. One writer per database; the site's lock sees to that. */
class Writer
{
public:
    /** Opens or creates the database and brings its schema up to date. Errors name the file and say what to do. */
    static Result<std::unique_ptr<Writer>> open(const QString &path, const SiteInfo &site,
                                                std::chrono::milliseconds patience = std::chrono::seconds(2));

    ~Writer();
    Q_DISABLE_COPY_MOVE(Writer)

    /** Makes room in memory for the pages that rows of so many devices go to. */
    Result<void> expectTables(qsizetype count);

    /** Makes the devices' tables and catalog entries exist, before their first rows, in one transaction; columns that
        are new are added. The error names the column whose type differs from what is stored; then nothing was changed.
     */
    Result<void> prepareTables(const QList<DeviceTablePtr> &tables);
    Result<void> prepareTable(const DeviceTablePtr &table) { return prepareTables({table}); }

    /** Commits a batch; on an error nothing of it is in the database and it may be tried again. Rows of a device whose
        table does not take them are refused, and the others' are committed. The error is NotFound when the database was
        removed or replaced, which is looked at before and after: close it with closeLost(). */
    Result<WriteReport> write(const Batch &batch);

    /** Commits those rows of another logger whose time is free in their tables, in one transaction; repeating it
       changes nothing. NULL says nothing about what is stored. The tables are prepared; on an error nothing is written.
     */
    Result<ImportCounts> importRows(const std::vector<Sample> &rows);

    /** Makes a part of the rollups anew that late rows, imports or an older program left behind, in some 20 ms and a
        transaction of its own. True when there is more. */
    Result<bool> repairRollups();

    /** Deletes some of a device's raw rows of full days before @p keepFrom, in some 10 ms and a transaction of its own;
       their rollups stay. True when there are more. */
    Result<bool> retireRows(const QString &device, Timestamp keepFrom);

    /** Deletes some of the oldest raw rows of all, of full days before @p keepFrom, in some 10 ms and a transaction of
        its own; their rollups stay. False when there are none. */
    Result<bool> retireOldestRows(Timestamp keepFrom);

    /** What time it is at least, for the times before which rows may go: a clock that was set far ahead is not believed
        before the log has rows of some days there. */
    Result<Timestamp> believedTime(Timestamp now);

    /** Where the log can still grow. */
    Result<LogRoom> room();

    /** Closes a writer whose database was removed or replaced, and keeps its write-ahead log from being replayed over
        the file that has its name now. Says what was done to it; empty when nothing had to be. */
    static QString closeLost(std::unique_ptr<Writer> writer);

    /** How long a call waits for another program's lock; 2 s at first. */
    Result<void> setPatience(std::chrono::milliseconds time);

    /** From the first row of a prepared table to just after its last; empty when it has none. */
    Result<TimeRange> span(const DeviceTable &table);

    /** Bytes of the database and its write-ahead log on disk. */
    qint64 sizeOnDisk() const;

private:
    class Private;
    explicit Writer(std::unique_ptr<Private> implementation);
    std::unique_ptr<Private> d;
};

} // namespace mtnops
