// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/heartbeat.h"
#include "app/statusserver.h"
#include "logger/core/clock.h"
#include "logger/engine/loggingengine.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace mtnops {

/** Logs a site without a screen until the process is asked to end. Main thread. */
class Service : public QObject
{
    Q_OBJECT

public:
    /** @p statusInterval: how often a line about the logging is printed; nothing for never. */
    Service(Site site, const Clock &clock, std::optional<Duration> statusInterval, QObject *parent = nullptr);

    LoggingEngine &engine() { return m_engine; }

    /** The error says why nothing is logged: somebody else does, or the folder cannot be written. */
    Result<void> start();
    /** The error says what was read and could not be written. */
    Result<void> stop();

private:
    void printStatus();

    LoggingEngine m_engine;
    Heartbeat m_heartbeat;
    StatusServer m_statusServer{m_engine};
    QTimer m_statusTimer{this};
    QTimer m_memoryTimer{this};
};

} // namespace mtnops
