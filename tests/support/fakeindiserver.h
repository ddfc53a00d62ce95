// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

class QTcpSocket;

namespace mtnops {

/** An INDI server on a free loopback port that says what a test tells it to. Lives on the test's thread. */
class FakeIndiServer : public QObject
{
    Q_OBJECT

public:
    FakeIndiServer();
    ~FakeIndiServer() override;

    quint16 port() const { return m_port; }
    /** Accepts again after shutDown(), on the same port. */
    bool listen();
    /** Ends all connections and refuses new ones. */
    void shutDown();

    /** To every client now, */
    void send(const QByteArray &bytes);
    /** and to every client at each of its getProperties. */
    void answerWith(const QByteArray &bytes) { m_answer = bytes; }

    qsizetype clients() const { return m_clients.size(); }
    int connections() const { return m_connections; }
    /** All that clients have sent. */
    const QByteArray &received() const { return m_received; }
    /** How many getProperties clients have sent. */
    qsizetype questions() const { return m_received.count("<getProperties "); }

private:
    void onConnection();
    void onReadyRead(QTcpSocket *client);

    QTcpServer m_server{this};
    quint16 m_port = 0;
    QList<QTcpSocket *> m_clients;
    QByteArray m_received;
    QByteArray m_answer;
    int m_connections = 0;
};

} // namespace mtnops
