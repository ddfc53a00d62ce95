// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/core/event.h"
#include "logger/core/sample.h"
#include "logger/device/transports/sourceplace.h"

#include <QObject>

namespace mtnops {

/** One request and what came back, byte for byte; for `poll`, and for whoever wonders what a device says. */
struct Exchange
{
    /** Of what came meanwhile from a device that also sends unasked, more is left out. */
    static constexpr qsizetype longestReply = 64 * 1024;

    QString device;
    QByteArray sent;
    QByteArray received;
    QString problem; ///< empty when the reply was decoded
    Timestamp time{}; ///< when it ended, where the logger tells it
    bool isSent = true; ///< false where there was something to send and the device was not reached
};

/** Something that is logged: it asks or listens on its own schedule and hands over rows. Lives on the polling thread,
    where start(), stop() and pollNow() must be called; nothing in it blocks. Polled and pushing devices look alike. */
class Device : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** Begins to poll on the grid of the interval. */
    virtual void start() = 0;

    /** Ends at once: no row comes after it. */
    virtual void stop() = 0;

    /** Asks once, now, besides the schedule and whether started or not; ends with pollFinished(). */
    virtual void pollNow() = 0;

    virtual const DeviceStatus &status() const = 0;

    /** How far its source was read for the rows so far, where it has a place: a file's tail. */
    virtual SourcePlace place() const { return {}; }

signals:
    void sampleTaken(const mtnops::Sample &sample);
    void statusChanged(const mtnops::DeviceStatus &status);
    void eventRaised(const mtnops::Event &event);
    void exchanged(const mtnops::Exchange &exchange);
    /** A poll has ended; with a row, or with status() saying why there is none. */
    void pollFinished(bool succeeded);
};

} // namespace mtnops
