// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/devicestatus.h"
#include "logger/core/event.h"
#include "logger/device/device.h"
#include "logger/site/site.h"

#include <QObject>

#include <memory>

namespace mtnops {

class SiteLock;
struct StoreReport;

/** How the logging goes; a value, sent once a second. */
struct EngineStatus
{
    double rowsPerSecond = 0; ///< committed, over the last ten seconds
    qint64 rowsWritten = 0; ///< since the start
    qint64 queued = 0; ///< rows taken and not yet committed
    qint64 lost = 0; ///< rows dropped from a full queue, or refused by the schema
    qint64 databaseBytes = 0;
    qint64 walBytes = 0; ///< of the write-ahead log alone; more than some MB are read or folded in within one flush
    QString problem; ///< why nothing can be written at the moment; empty when all is well
    QString alarm; ///< the disk has less room than the site asks for; empty when it has enough
    QList<DeviceStatus> devices;
};

/** Logs a site: polls its devices on one thread and writes their rows on another. The facade of the engine, on the main
    thread; nothing in it blocks but stop(). */
class LoggingEngine : public QObject
{
    Q_OBJECT

public:
    /** @p clock must outlive the engine. */
    LoggingEngine(Site site, const Clock &clock, QObject *parent = nullptr);
    ~LoggingEngine() override;

    /** Takes the site's lock and starts; devices and database come up on their threads. A full disk is waited for: what
        is read stays in the queue, and problem tells why. The error is Busy when somebody else logs this site. */
    Result<void> start();

    /** Goes on with a changed site: devices that are as before miss no reading, the others stop, start or restart, each
        with an event. The error says what cannot change while it logs; then nothing was changed. */
    Result<void> reconfigure(const Site &site);

    /** Stops the devices, commits every row that was taken, and returns when the database is closed; at most 5 s.
        Does nothing the second time. */
    void stop();

    /** Asks a device once, besides its schedule; one that is disabled or unknown is left alone. Returns at once. */
    void pollNow(const QString &device);

    /** Tells by exchanged() what that device is sent and answers, until another is watched; an empty name: none. */
    void watch(const QString &device);

    /** Sends a token the whole way of a reading: to the polling thread, through the queue, to the end of a flush.
        tokenReturned() follows within two flushes, also when nothing can be written; but not while a thread stalls or a
        write hangs. One at a time. */
    void sendToken();

    /** Writes an event of the logger itself, beside those of the devices; while it runs. */
    void note(EventKind kind, const QString &text);

    /** How the last stop() went: the error says which readings could not be written, and why. */
    const Result<void> &outcome() const { return m_outcome; }

    bool isRunning() const { return m_threads != nullptr; }
    const Site &site() const { return m_site; }
    const EngineStatus &status() const { return m_status; }

signals:
    void statusChanged(const mtnops::EngineStatus &status);
    void eventRaised(const mtnops::Event &event);
    /** Of the watched device; what is longer than 4 KiB is cut off. */
    void exchanged(const mtnops::Exchange &exchange);
    void tokenReturned();

private:
    struct Threads;

    void connectThreads();
    void noteFlush(const StoreReport &report);
    bool isOfSite(const QString &device) const;
    void noteStatus(const DeviceStatus &status);

    Site m_site;
    const Clock &m_clock;
    std::unique_ptr<SiteLock> m_lock;
    std::unique_ptr<Threads> m_threads;
    EngineStatus m_status;
    Result<void> m_outcome;
};

} // namespace mtnops
