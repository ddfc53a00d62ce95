// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"

#include <QLocalServer>
#include <QTimer>

namespace mtnops {

/** Tells whoever connects to the status socket how the logging goes, as a JSON object, and closes; it reads nothing.
    Main thread. */
class StatusServer : public QObject
{
    Q_OBJECT

public:
    /** @p engine must outlive the server. */
    explicit StatusServer(const LoggingEngine &engine, QObject *parent = nullptr);

    /** The engine has been started: nobody else serves this database. Where there is no folder for the socket, or none
       can be made, `status` reads the database, and a message says so; it is tried again. */
    void start();
    void stop();

private:
    void listen();
    void answer();

    const LoggingEngine &m_engine;
    QLocalServer m_server{this};
    QTimer m_retry{this};
};

} // namespace mtnops
