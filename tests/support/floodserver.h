// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/workerthread.h"

#include <QByteArray>
#include <QTcpServer>

#include <atomic>

class QTcpSocket;

namespace mtnops {

/** A TCP server on 127.0.0.1 that sends to whoever connects, for ever and as fast as it is read. Belongs to the thread
    that made it, and sends on one of its own, so that a slow reader does not slow it down. */
class FloodServer
{
public:
    /** @p beginning once for each connection, then @p chunk again and again. */
    FloodServer(const QByteArray &beginning, const QByteArray &chunk);

    quint16 port() const { return m_port; }
    /** Bytes handed to the system so far. */
    qint64 sent() const { return m_sent; }

private:
    void onConnection();
    void pour(QTcpSocket *client);

    const QByteArray m_beginning;
    const QByteArray m_chunk;
    std::atomic<qint64> m_sent = 0;
    quint16 m_port = 0;
    WorkerThread m_thread{QStringLiteral("flood")};
    QTcpServer *m_server; // lives and dies on m_thread
};

} // namespace mtnops
