// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>

class QTcpServer;
class QTcpSocket;

namespace mtnops {

/** What a fake device does when a request has come. */
struct FakeAnswer
{
    enum class End : quint8
    {
        Close,
        StayOpen,
        Reset ///< an RST after the last piece has been received
    };
    QList<QByteArray> pieces; ///< each sent for itself; none: silence
    End end = End::Close;
    std::chrono::milliseconds before{0}; ///< before the first piece
    std::chrono::milliseconds between{0}; ///< pieces

    /** All bytes at once. */
    static FakeAnswer whole(const QByteArray &bytes, End end = End::Close);
    /** Byte for byte, each in a packet of its own. */
    static FakeAnswer inBytes(const QByteArray &bytes, End end = End::Close);
    /** Says nothing and keeps the connection. */
    static FakeAnswer silence();
};

/** A TCP server on 127.0.0.1 that behaves as a test says and keeps account of what reaches it. Lives on the thread that
    made it. */
class FakeDevice : public QObject
{
    Q_OBJECT

public:
    using Behaviour = std::function<FakeAnswer(const QByteArray &read)>;

    explicit FakeDevice(Behaviour behaviour, QObject *parent = nullptr);
    explicit FakeDevice(const FakeAnswer &answer, QObject *parent = nullptr);
    ~FakeDevice() override;

    quint16 port() const;
    void setBehaviour(Behaviour behaviour) { m_behaviour = std::move(behaviour); }

    /** One client after the other, as libmtnops serves: who comes second waits until the first has gone. */
    void serveOneAtATime() { m_isOneAtATime = true; }

    /** Closes the port and all connections: from now on, connections are refused. */
    void close();
    /** Opens the port again that close() closed. */
    void reopen();
    /** Closes the connections, and keeps the port. */
    void dropConnections();
    /** Sends to whoever is connected, unasked. */
    void sendToAll(const QByteArray &bytes);

    /** What each read gave, over all connections, in order. */
    const QList<QByteArray> &reads() const { return m_reads; }
    /** How many TCP segments with data had come over a connection at each of its reads: 1, 2, 3… when each request was
        one write. */
    const QList<int> &segments() const { return m_segments; }
    int connections() const { return m_connections; } ///< accepted, ever
    int openConnections() const;

private:
    void accept();
    void onReadyRead(QTcpSocket *socket);
    void sendPiece(QTcpSocket *socket, const FakeAnswer &answer, qsizetype index);
    void end(QTcpSocket *socket, FakeAnswer::End end);

    QTcpServer *m_server;
    Behaviour m_behaviour;
    bool m_isOneAtATime = false;
    quint16 m_port = 0;
    int m_connections = 0;
    QList<QTcpSocket *> m_sockets;
    QList<QByteArray> m_reads;
    QList<int> m_segments;
};

} // namespace mtnops
