// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakedevice.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <utility>

namespace mtnops {

namespace {

int dataSegments(const QTcpSocket &socket)
{
    tcp_info info{};
    socklen_t length = sizeof info;
    if (getsockopt(int(socket.socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
        return -1;
    return int(info.tcpi_data_segs_in);
}

void makeCloseReset(const QTcpSocket &socket)
{
    const linger now{1, 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace

FakeAnswer FakeAnswer::whole(const QByteArray &bytes, End end)
{
    return {.pieces = {bytes}, .end = end};
}

FakeAnswer FakeAnswer::inBytes(const QByteArray &bytes, End end)
{
    FakeAnswer answer{.end = end};
    for (const char byte : bytes)
        answer.pieces.append(QByteArray(1, byte));
    return answer;
}

FakeAnswer FakeAnswer::silence()
{
    return {.end = End::StayOpen};
}

FakeDevice::FakeDevice(Behaviour behaviour, QObject *parent)
    : QObject(parent), m_server(new QTcpServer(this)), m_behaviour(std::move(behaviour))
{
    connect(m_server, &QTcpServer::newConnection, this, &FakeDevice::accept);
    reopen();
}

FakeDevice::FakeDevice(const FakeAnswer &answer, QObject *parent)
    : FakeDevice([answer](const QByteArray &) { return answer; }, parent)
{
}

FakeDevice::~FakeDevice()
{
    close();
}

quint16 FakeDevice::port() const
{
    return m_port;
}

int FakeDevice::openConnections() const
{
    return int(m_sockets.size());
}

void FakeDevice::reopen()
{
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        qFatal("no port for a fake device: %s", qPrintable(m_server->errorString()));
    m_port = m_server->serverPort();
}

void FakeDevice::close()
{
    m_server->close();
    dropConnections();
}

void FakeDevice::dropConnections()
{
    for (QTcpSocket *socket : std::exchange(m_sockets, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void FakeDevice::sendToAll(const QByteArray &bytes)
{
    for (QTcpSocket *socket : std::as_const(m_sockets)) {
        socket->write(bytes);
        socket->flush();
    }
}

void FakeDevice::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        m_sockets.append(socket);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (m_isOneAtATime)
            m_server->pauseAccepting();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_sockets.removeOne(socket);
            socket->deleteLater();
            m_server->resumeAccepting();
        });
        if (socket->bytesAvailable() > 0)
            onReadyRead(socket);
    }
}

void FakeDevice::onReadyRead(QTcpSocket *socket)
{
    m_segments.append(dataSegments(*socket));
    m_reads.append(socket->readAll());
    m_reads.last().squeeze(); // of 16 KiB: an hour of the soak would fill the machine's memory
    const FakeAnswer reply = m_behaviour(m_reads.last());
    QTimer::singleShot(reply.before, socket, [this, socket, reply] { sendPiece(socket, reply, 0); });
}

void FakeDevice::sendPiece(QTcpSocket *socket, const FakeAnswer &answer, qsizetype index)
{
    if (index >= answer.pieces.size()) {
        end(socket, answer.end);
        return;
    }
    socket->write(answer.pieces[index]);
    socket->flush();
    QTimer::singleShot(answer.between, socket, [this, socket, answer, index] { sendPiece(socket, answer, index + 1); });
}

void FakeDevice::end(QTcpSocket *socket, FakeAnswer::End end)
{
    switch (end) {
    case FakeAnswer::End::Close:
        socket->disconnectFromHost();
        return;
    case FakeAnswer::End::StayOpen:
        return;
    case FakeAnswer::End::Reset:
        makeCloseReset(*socket);
        socket->abort();
        return;
    }
}

} // namespace mtnops
