// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/hostaddresses.h"

#include <QTcpSocket>

namespace mtnops {

/** Connects a socket, TCP or UDP, to a host, which Qt would do as well, but with look-ups that share a few threads and
    hold up the end of the process. Tries one address after the other. Lives on the polling thread. */
class Dialler : public QObject
{
    Q_OBJECT

public:
    /** @p socket must outlive the dialler. */
    Dialler(QAbstractSocket &socket, const QString &host, quint16 port, HostResolver resolver, QObject *parent);

    /** Begins anew, whatever the socket is at. Ends with its connected(), with failed() or with stop(); the caller
       keeps to @p timeLimit, a quarter of which is left to the look-up when an earlier answer is at hand. */
    void dial(Duration timeLimit);
    void stop();

    /** Under way, and without an address yet. */
    bool isLookingUp() const { return m_addresses.isLookingUp(); }

    /** "127.0.0.1:5750", "[::1]:5750" */
    QString address() const;

signals:
    void failed(const QString &problem);

private:
    void onError(QAbstractSocket::SocketError error);
    void tryAll(const QList<QHostAddress> &addresses);
    void tryNext();
    void fail(const QString &problem);
    QString problemOf(QAbstractSocket::SocketError error) const;

    QAbstractSocket &m_socket;
    const QString m_host;
    const quint16 m_port;
    HostAddresses m_addresses;
    QTimer m_next{this}; ///< so that the socket is not dialled again from inside its own signal
    QList<QHostAddress> m_toTry;
    QString m_problem; ///< of the first address that was tried
    bool m_isTrying = false;
};

/** "host:5750"; an IPv6 address in brackets. */
QString hostAndPort(const QString &host, quint16 port);

} // namespace mtnops
