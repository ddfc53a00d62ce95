// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace mtnops {

/** Sends tokens the way of a reading, one after the other, and tells the service manager of each that comes back: that
    feeds its watchdog. With the first the service is ready, or after a moment while the database is still being opened:
    devices are asked by then, and what they say waits. Main thread. */
class Heartbeat : public QObject
{
    Q_OBJECT

public:
    /** A token is sent every @p interval, unless the one before is still under way. */
    Heartbeat(LoggingEngine &engine, std::chrono::milliseconds interval, QObject *parent = nullptr);

    /** The engine has been started. */
    void start();
    void stop();

private:
    void beat();
    void send();
    void noteReturn();
    void becomeReady();
    qint64 timeForTheLog() const;

    LoggingEngine &m_engine;
    QTimer m_timer{this};
    QTimer m_readyTimer{this};
    QElapsedTimer m_sent; ///< invalid while no token is under way
    bool m_isReady = false;
    bool m_isStallTold = false;
};

} // namespace mtnops
