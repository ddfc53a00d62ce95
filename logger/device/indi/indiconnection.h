// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/device/backoff.h"
#include "logger/device/transports/dialler.h"

#include <QByteArray>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

namespace mtnops {

/** The TCP connection to one INDI server, made again with BackOff whenever it is lost. Lives on the polling thread with
    its device; nothing in it blocks, name look-up included, and a server that sends without end takes no more than a
   slice of each turn of the event loop. */
class IndiConnection : public QObject
{
    Q_OBJECT

public:
    /** @p timeout: of one attempt to connect. */
    IndiConnection(const QString &host, quint16 port, Duration timeout, BackOff backOff, QObject *parent,
                   HostResolver resolver = resolveBySystem);
    ~IndiConnection() override;

    /** Connects at once, unless it is at it already, and keeps connected until close(). */
    void open();
    /** Ends without a signal. */
    void close();

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    /** Sends @p bytes if connected. A server that does not read is found out by its silence, not here. */
    void send(const QByteArray &bytes);

    /** Gives this connection up for @p reason, which lost() tells, and makes a new one later. */
    void drop(DeviceState state, const QString &reason);

    /** After an answer that makes sense: the next loss is tried again soon. */
    void proveGood() { m_backOff.reset(); }

    /** "127.0.0.1:7624" */
    QString address() const { return m_dialler.address(); }

signals:
    void opened();
    void received(const QByteArray &bytes);
    /** A connection was lost, or could not be made. */
    void lost(mtnops::DeviceState state, const QString &detail);

private:
    void connectNow();
    void readSlice();
    void onError();

    const std::chrono::milliseconds m_timeout;
    BackOff m_backOff;
    QTcpSocket m_socket{this};
    Dialler m_dialler;
    QTimer m_connecting{this}; ///< runs while connecting, for m_timeout
    QTimer m_pause{this}; ///< runs between two attempts
    bool m_isOpen = false; ///< connected, and not yet told of as lost
    bool m_isReading = false; ///< readSlice() is in the queue
};

} // namespace mtnops
