// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/dialler.h"
#include "logger/device/transports/transport.h"

#include <QTimer>
#include <QUdpSocket>

namespace mtnops {

/** Requests over UDP: one datagram there, one back, from a port of its own for each request, so that an answer that
    comes too late is never taken for the next one's. Lives on the polling thread. */
class UdpTransport final : public Transport
{
    Q_OBJECT

public:
    UdpTransport(const QString &host, quint16 port, QObject *parent = nullptr, HostResolver resolver = resolveBySystem);

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void send();
    void onReadyRead();
    void onError(QAbstractSocket::SocketError error);
    void onTimeout();
    void endRequest();
    void fail(DeviceState state, const QString &detail);

    QUdpSocket m_socket{this};
    Dialler m_dialler;
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    QByteArray m_request;
    bool m_isWaiting = false; ///< the request is sent
};

} // namespace mtnops
