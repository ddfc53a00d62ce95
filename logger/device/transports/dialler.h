// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "logger/device/transports/hostlookup.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace mtnops {

/** Connects a socket to a host, which Qt would do as well, but with look-ups that share a few threads and hold up the
   end of the process. Numeric addresses and "localhost" are never looked up, an answer is good for a minute, and the
   last one is used when a new look-up fails or is late. Tries one address after the other. Lives on the polling thread.
 */
class Dialler : public QObject
{
    Q_OBJECT

public:
    /** @p socket must outlive the dialler. */
    Dialler(QTcpSocket &socket, const QString &host, quint16 port, HostResolver resolver, QObject *parent);

    /** Begins anew, whatever the socket is at. Ends with its connected(), with failed() or with stop(); the caller
       keeps to @p timeLimit, a quarter of which is left to the look-up when an earlier answer is at hand. */
    void dial(Duration timeLimit);
    void stop();

    /** Under way, and without an address yet. */
    bool isLookingUp() const { return m_isLookingUp; }

    /** "127.0.0.1:5750", "[::1]:5750" */
    QString address() const;

signals:
    void failed(const QString &problem);

private:
    void onAnswered(const HostAnswer &answer);
    void onError(QAbstractSocket::SocketError error);
    void tryAll();
    void tryNext();
    void fail(const QString &problem);
    QString problemOf(QAbstractSocket::SocketError error) const;

    QTcpSocket &m_socket;
    const QString m_host;
    const quint16 m_port;
    const bool m_isName; ///< else m_known never changes
    HostLookup m_lookup;
    QTimer m_patience{this}; ///< runs while a look-up may go before an earlier answer
    QTimer m_next{this}; ///< so that the socket is not dialled again from inside its own signal
    QList<QHostAddress> m_known; ///< the last good answer
    QDeadlineTimer m_fresh{0}; ///< until then m_known is used without a look-up
    QList<QHostAddress> m_toTry;
    QString m_problem; ///< of the first address that was tried
    bool m_isLookingUp = false;
    bool m_isTrying = false;
};

} // namespace mtnops
