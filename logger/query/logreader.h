// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/devicestatus.h"
#include "logger/core/event.h"
#include "logger/core/series.h"
#include "logger/core/siteinfo.h"
#include "logger/core/staterun.h"
#include "logger/query/columnstatistics.h"
#include "logger/query/instantvalue.h"
#include "logger/query/logstatus.h"
#include "logger/query/spread.h"

#include <QHash>
#include <QObject>

#include <atomic>
#include <memory>

namespace mtnops {

class ReaderWorker;
class WorkerThread;

/** One row of a table; values in the order of the page's columns. */
struct Row
{
    Timestamp time;
    Values values;
};

/** What a database holds: its site and its tables, with the state that the logger last wrote of each device. */
struct Catalog
{
    SiteInfo site;
    QList<DeviceTable> tables;
    bool hasRollups = false; ///< not in the database of a program before schema 2, until it is logged into again
    bool hasIntervals = false; ///< likewise, before schema 3
};

/** The newest row of a table, not counting what lies ahead of now, and the state of its device. */
struct LatestRow
{
    QString table;
    std::optional<Row> row; ///< values in the order of the catalog's columns; nothing when there is none
    DeviceStatus status;
    std::optional<Timestamp> oldest; ///< time of the table's first row
    std::optional<Timestamp> ahead; ///< time of its last row, where that lies beyond the time that was asked for

    /** Of all its rows; nothing when the table is empty. */
    std::optional<Timestamp> lastTime() const { return ahead ? ahead : row ? std::optional(row->time) : std::nullopt; }
};

struct Latest
{
    QList<LatestRow> rows;
    qint64 databaseBytes = 0;
    /** The catalog has changed since it was last read: read it again. */
    bool catalogChanged = false;
};

/** Which rows of a table to read: of those strictly before `before` and not before `notBefore`, where there are more
    than `count`, the newest, the oldest, or as many on each side of a time. The next page to either side is the one
   that begins at the time of the last row: newest before it, oldest after it. */
struct PageRequest
{
    enum class Part : quint8
    {
        Newest,
        Oldest,
        Around,
    };

    QString table;
    std::optional<Timestamp> before; ///< nothing: the newest row too
    std::optional<Timestamp> notBefore; ///< nothing: the oldest row too
    Part part = Part::Newest;
    Timestamp around{}; ///< of Part::Around: a row of that very time counts to the older ones
    int count = 200;
};

struct RowPage
{
    QString table;
    QList<Column> columns;
    QList<Row> rows; ///< newest first, whichever part it is
    bool hasNewer = false; ///< newer rows follow inside the request's bounds
    bool hasOlder = false; ///< older ones do
};

struct WindowRequest
{
    QList<ColumnRef> columns;
    TimeRange range;
    int pixels = 1000; ///< width of the plot; the answer has at most 4 points for each
};

/** Which values to look up: the last valid ones at or before an instant, of that age at most. */
struct InstantRequest
{
    QList<ColumnRef> columns;
    Timestamp instant;
    Duration maxAge = std::chrono::seconds(60);
};

/** Of which rows to tell whether they are still the same. */
struct MarkRequest
{
    QStringList tables;
    TimeRange range;
    friend bool operator==(const MarkRequest &, const MarkRequest &) = default;
};

/** Of which raw rows to tell how far their values lie from one value. */
struct SpreadRequest
{
    ColumnRef column;
    TimeRange range;
    double around = 0;
};

/** The only way to read a log database: asked from the main thread, answered by signals, worked on in a reader thread
    of its own with a read-only connection. Each request has a purpose: a newer request of one purpose supersedes and
    interrupts the older one, wherever SQLite is with it, which then answers nothing; the catalog, the newest rows
    and the status are a purpose each. A request that takes too long fails with Timeout. The database need not exist
   yet: requests fail with NotFound until it does. Lives on the main thread. */
class LogReader : public QObject
{
    Q_OBJECT

public:
    using RequestId = quint64;

    explicit LogReader(const QString &databasePath, QObject *parent = nullptr);
    ~LogReader() override;

    QString databasePath() const { return m_path; }

    /** How long the requests from now on may take, each from when the reader begins with it; 30 s at first. */
    void setTimeLimit(std::chrono::milliseconds limit) { m_timeLimit = limit; }

    RequestId readCatalog();
    /** Rows after @p upTo are not taken for the newest, but told as ahead. */
    RequestId readLatest(Timestamp upTo = Timestamp::max());
    /** What readLatest() need not say every second: rows, growth, room on the disk. */
    RequestId readStatus();
    RequestId readWindow(const WindowRequest &request, const QString &purpose);
    /** The runs of columns of text, integers and booleans. */
    RequestId readStates(const WindowRequest &request, const QString &purpose);
    RequestId readPage(const PageRequest &request, const QString &purpose);
    RequestId readEvents(const TimeRange &range, const QString &purpose);
    RequestId readStatistics(const ColumnRef &column, const TimeRange &range, const QString &purpose);
    RequestId readSpread(const SpreadRequest &request, const QString &purpose);
    /** Whether rows came or went there since the last answer: rowMark(). */
    RequestId readMark(const MarkRequest &request, const QString &purpose);
    RequestId readValuesAt(const InstantRequest &request, const QString &purpose);

    /** Interrupts what is under way for that purpose; it answers nothing. */
    void cancel(const QString &purpose);

signals:
    void catalogRead(mtnops::LogReader::RequestId id, const mtnops::Catalog &catalog);
    void latestRead(mtnops::LogReader::RequestId id, const mtnops::Latest &latest);
    void statusRead(mtnops::LogReader::RequestId id, const mtnops::LogStatus &status);
    /** @p elapsed is the time the query took on the reader thread. */
    void windowRead(mtnops::LogReader::RequestId id, const QList<mtnops::Series> &series, mtnops::Duration elapsed);
    /** In the order asked; @p elapsed as of windowRead(). */
    void statesRead(mtnops::LogReader::RequestId id, const QList<mtnops::StateRuns> &states, mtnops::Duration elapsed);
    void pageRead(mtnops::LogReader::RequestId id, const mtnops::RowPage &page);
    void eventsRead(mtnops::LogReader::RequestId id, const QList<mtnops::Event> &events);
    void statisticsRead(mtnops::LogReader::RequestId id, const mtnops::ColumnStatistics &statistics);
    void spreadRead(mtnops::LogReader::RequestId id, const mtnops::Spread &spread);
    /** The same as before, where the rows are. */
    void markRead(mtnops::LogReader::RequestId id, quint64 mark);
    /** In the order asked. */
    void valuesAtRead(mtnops::LogReader::RequestId id, const QList<mtnops::InstantValue> &values);
    void failed(mtnops::LogReader::RequestId id, const mtnops::Error &error);

private:
    using CancelFlag = std::shared_ptr<std::atomic_bool>;
    CancelFlag supersede(const QString &purpose);
    template<typename Work, typename Deliver>
    RequestId ask(const QString &purpose, Work work, Deliver deliver);

    QString m_path;
    RequestId m_lastId = 0;
    std::chrono::milliseconds m_timeLimit = std::chrono::seconds(30);
    QHash<QString, CancelFlag> m_underWay; ///< newest request of each purpose
    ReaderWorker *m_worker = nullptr; ///< lives and dies on m_thread
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace mtnops
