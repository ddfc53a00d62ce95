// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statusserver.h"

#include "app/livestatus.h"
#include "app/statussocket.h"
#include "logger/core/logging.h"

#include <QLocalSocket>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostAsking = 16; // at once: nobody may use up the descriptors that devices need
constexpr auto readerPatience = 2s; // with somebody who does not read the answer
constexpr auto retry = 5s; // Qt closes a server for good when it has no descriptor to accept with

} // namespace

StatusServer::StatusServer(const LoggingEngine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_server.setSocketOptions(QLocalServer::WorldAccessOption); // who may read the log may read this; it only tells
    connect(&m_server, &QLocalServer::newConnection, this, &StatusServer::answer);
    m_retry.setInterval(retry);
    connect(&m_retry, &QTimer::timeout, this, &StatusServer::listen);
}

void StatusServer::start()
{
    listen();
    m_retry.start();
}

void StatusServer::stop()
{
    m_retry.stop();
    m_server.close();
}

void StatusServer::listen()
{
    if (m_server.isListening())
        return;
    const QString name = statusSocketToServe(m_engine.site().databasePath);
    if (name.isEmpty())
        return; // no session and no service: there is no runtime folder
    QLocalServer::removeServer(name); // of a process that was killed
    if (!m_server.listen(name))
        qCWarning(engineLog).noquote() << "status is told from the database alone:" << name << m_server.errorString();
}

void StatusServer::answer()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_server.findChildren<QLocalSocket *>().size() > mostAsking) {
            delete socket;
            continue;
        }
        QTimer::singleShot(readerPatience, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(toJson(m_engine.status()));
        socket->disconnectFromServer();
    }
}

} // namespace mtnops
