// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeindiserver.h"

#include <QTcpSocket>

namespace mtnops {

FakeIndiServer::FakeIndiServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeIndiServer::onConnection);
    if (listen())
        m_port = m_server.serverPort();
}

FakeIndiServer::~FakeIndiServer()
{
    for (QTcpSocket *client : std::as_const(m_clients))
        client->disconnect(this); // they outlive the list
}

bool FakeIndiServer::listen()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void FakeIndiServer::shutDown()
{
    m_server.close();
    const QList<QTcpSocket *> clients = m_clients;
    for (QTcpSocket *client : clients)
        client->disconnectFromHost();
}

void FakeIndiServer::send(const QByteArray &bytes)
{
    for (QTcpSocket *client : std::as_const(m_clients))
        client->write(bytes);
}

void FakeIndiServer::onConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_connections;
        m_clients.append(client);
        connect(client, &QTcpSocket::readyRead, this, [this, client] { onReadyRead(client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            m_clients.removeAll(client);
            client->deleteLater();
        });
    }
}

void FakeIndiServer::onReadyRead(QTcpSocket *client)
{
    const QByteArray bytes = client->readAll();
    m_received += bytes;
    if (bytes.contains("<getProperties "))
        client->write(m_answer);
}

} // namespace mtnops
