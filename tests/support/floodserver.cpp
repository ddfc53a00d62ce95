// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/floodserver.h"

#include <QTcpSocket>

namespace mtnops {

FloodServer::FloodServer(const QByteArray &beginning, const QByteArray &chunk)
    : m_beginning(beginning), m_chunk(chunk), m_server(new QTcpServer)
{
    m_thread.adopt(m_server);
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { onConnection(); });
            if (m_server->listen(QHostAddress::LocalHost))
                m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    if (m_port == 0)
        qFatal("no port for a flood");
}

void FloodServer::onConnection()
{
    while (QTcpSocket *client = m_server->nextPendingConnection()) {
        QObject::connect(client, &QTcpSocket::bytesWritten, client, [this, client](qint64 bytes) {
            m_sent += bytes;
            pour(client);
        });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        client->write(m_beginning);
        pour(client);
    }
}

void FloodServer::pour(QTcpSocket *client)
{
    while (client->state() == QAbstractSocket::ConnectedState && client->bytesToWrite() < m_chunk.size())
        client->write(m_chunk);
}

} // namespace mtnops
