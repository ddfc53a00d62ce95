// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/devicestatus.h"
#include "logger/core/event.h"
#include "logger/device/device.h"
#include "logger/site/site.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace mtnops {

class ClockWatch;
class IntakeQueue;

/** Makes the devices of a site and runs them; their rows, events and states go into the queue. Lives on the polling
    thread, where nothing blocks. */
class PollingWorker : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestExchange = 4096;

    /** Queue and clock are not owned and outlive the worker. */
    PollingWorker(QList<DeviceConfig> devices, const Clock &clock, IntakeQueue &queue);

    void start();

    /** Stops every device: nothing goes into the queue after it. The places are those of all rows, to be kept when they
        are stored. */
    QList<SourcePlace> stop();

    /** Goes on with these devices: one that is polled as before is not touched; of each other an event says what
        happened to it. */
    void reconfigure(const QList<DeviceConfig> &devices);

    /** Stops one device, and shows why: the store cannot take its rows. */
    void disable(const QString &device, const QString &reason);

    /** Asks that device once, besides its schedule; not one that is disabled or unknown. */
    void pollNow(const QString &device);

    /** Tells what that device is sent and answers from now on, and no other; an empty name: none. */
    void watch(const QString &device);

    /** So many of the readings that were ever pushed into the queue are stored. */
    void noteCommitted(qint64 readings);

    /** Hands a token on to the queue, as a device does a reading. */
    void passToken();

signals:
    void statusChanged(const mtnops::DeviceStatus &status);
    void eventRaised(const mtnops::Event &event);
    /** Of the watched device, each cut off at longestExchange bytes. */
    void exchanged(const mtnops::Exchange &exchange);

private:
    QList<SourcePlace> places() const;
    void add(const DeviceConfig &config);
    void remove(const QString &name);
    void retire(const QString &name);
    void noteConfiguration(const QString &device, const QString &text);
    void noteStatus(const DeviceStatus &status);
    void noteEvent(const Event &event);
    void noteExchange(const Exchange &exchange);

    QList<DeviceConfig> m_configs;
    const Clock &m_clock;
    IntakeQueue &m_queue;
    ClockWatch *m_clockWatch = nullptr; // child
    QHash<QString, Device *> m_devices; // children
    QSet<QString> m_disabled; ///< by the store
    QString m_watched;
    QList<SourcePlace> m_places; ///< of the sources that have one
    qint64 m_pushedByThen = 0; ///< readings, when these were taken
};

} // namespace mtnops
