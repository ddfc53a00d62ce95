// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/dialler.h"
#include "logger/device/transports/endwitness.h"
#include "logger/device/transports/transport.h"

#include <QTcpSocket>
#include <QTimer>

namespace mtnops {

/** Requests over TCP. It never connects before there is something to send, sends the request whole in one write, and
   takes as the reply what has come when the decoder says so, when the other side closes in good order, or when 50 ms of
   silence or a reset follow a line end. Servers of the libmtnops family need all of that: they serve one client at a
   time, read once, and end no line. Lives on the polling thread. */
class TcpTransport final : public Transport
{
    Q_OBJECT

public:
    enum class Connection : quint8
    {
        OneShot, ///< one for each request
        Persistent, ///< one for all, made again when it is lost and after a timeout
    };

    /** A longer reply is cut off and refused, in bytes. */
    static constexpr qsizetype longestReply = 1024 * 1024;
    /** This much silence after a line end is the end of a reply. */
    static constexpr std::chrono::milliseconds idleTime{50};

    TcpTransport(const QString &host, quint16 port, Connection connection, QObject *parent = nullptr,
                 HostResolver resolver = resolveBySystem);
    ~TcpTransport() override;

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    enum class Phase : quint8
    {
        Idle,
        Starting, ///< asked, and begin() not yet run; what the socket says still concerns the connection before
        Connecting, ///< name look-up included
        Waiting, ///< the request is sent
    };

    void begin();
    void send();
    void onReadyRead();
    void onError();
    void onTimeout();
    void takeBytes();
    bool discardStaleBytes();
    void onClosedByPeer();
    void endPhase();
    void finish();
    void fail(DeviceState state, const QString &detail);
    QString address() const { return m_dialler.address(); }

    const Connection m_connection;
    QTcpSocket m_socket{this};
    Dialler m_dialler;
    EndWitness m_witness; ///< of the connection, as long as there is one
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    QTimer m_idle{this};
    Phase m_phase = Phase::Idle;
    bool m_isReused = false; ///< the request went out over a connection that served an earlier one
    QByteArray m_request;
    QByteArray m_reply;
    IsComplete m_isComplete;
};

} // namespace mtnops
