// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/engine/logopener.h"
#include "logger/engine/selfreport.h"
#include "logger/engine/storechores.h"
#include "logger/engine/tablepreparer.h"
#include "logger/engine/walwatch.h"
#include "logger/site/site.h"
#include "logger/store/writer.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace mtnops {

class IntakeQueue;

/** What the store thread says after each flush. */
struct StoreReport
{
    qint64 rowsWritten = 0; ///< since the start
    qint64 waiting = 0; ///< readings taken and not yet committed
    qint64 lost = 0; ///< since the start
    qint64 databaseBytes = 0;
    qint64 walBytes = 0; ///< of the write-ahead log alone
    QString problem; ///< empty when the last flush went well
    QString alarm; ///< the disk has less than min_free; empty when it has more
};

/** Commits what is in the queue, once a second; when that fails it keeps the batch and tries again, and the queue
   behind it is bounded. Lives on the store thread: the only one that writes the database. */
class StoreWorker : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds flushInterval{1000};

    /** Queue and clock are not owned and outlive the worker. */
    StoreWorker(Site site, const Clock &clock, IntakeQueue &queue);
    ~StoreWorker() override;

    /** The site's lock could not be taken: no flush opens the database before it has been. Before start(). */
    void lockFirst();

    void start();

    /** Goes on with a changed site, of the same database. */
    void reconfigure(Site site);

    /** The last flush, with the stop event and the counters of every device; then the database is closed. Tries until
       all is written or @p giveUp; the error says what could not be written, and why. */
    Result<void> finish(QDeadlineTimer giveUp);

signals:
    void flushed(const mtnops::StoreReport &report);
    /** The first @p readings that were pushed into the queue are in the database, or were counted as lost. */
    void committed(qint64 readings);
    /** A flush that found a token in the queue has ended, well or not. */
    void tokenReturned();
    /** The database cannot hold this device's rows: its column types changed. */
    void tableRefused(const QString &device, const QString &reason);

private:
    void flush();
    void watchRoom();
    void watchLog();
    void logSelf();
    void doChore();
    Result<void> writeBeginningAnew();
    Result<void> writeWaiting();
    Result<void> open();
    void tellOfLongLog();
    Result<void> setDatabaseAside(const QString &damage);
    void refuseTable(const QString &device, const QString &reason);
    void closeLostDatabase(const QString &happened);
    Error unwritten(const Error &reason);
    void gather();
    void countLost(qint64 readings);
    bool takeIfNews(const DeviceStatus &status);
    void tellOf(const QString &problem);
    void noteFailure(const Error &error);
    void noteChoreFailure(const Error &error);
    void noteSuccess();

    Site m_site;
    const Clock &m_clock;
    IntakeQueue &m_queue;
    QTimer m_timer{this};
    QTimer m_choreTimer{this}; ///< runs while there is more to do
    LogOpener m_opener;
    std::unique_ptr<Writer> m_writer;
    TablePreparer m_tables; ///< of this writer
    std::chrono::milliseconds m_patience{2000}; ///< with locks; less towards the end
    Batch m_batch; // being written, kept until it is committed
    qint64 m_committed = 0; ///< of the readings that were pushed
    struct WrittenStatus
    {
        DeviceStatus status;
        Timestamp time;
    };
    QHash<QString, WrittenStatus> m_writtenStatuses;
    QHash<QString, DeviceStatus> m_heldStatuses; ///< the newest that was no news, until one is written
    bool m_isFinishing = false;
    StoreReport m_report;
    int m_failures = 0; // flushes in a row
    QString m_choreProblem; // the last one that was told
    StoreChores m_chores;
    SelfReport m_self;
    WalWatch m_walWatch;
};

} // namespace mtnops
