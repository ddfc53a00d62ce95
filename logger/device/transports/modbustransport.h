// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/hostaddresses.h"
#include "logger/device/transports/transport.h"
#include "logger/site/site.h"

#include <QModbusClient>
#include <QPointer>
#include <QTimer>

namespace mtnops {

/** Where a Modbus device is found: at the end of a serial line (RTU), or behind a host's port (TCP). */
struct ModbusAccess
{
    QString path; ///< of the serial line; empty for TCP
    SerialSettings serial;
    QString host;
    quint16 port = 0;
    int unitId = 1;
};

/** Reads registers over Modbus; it knows no other request, hence no write. Asked "input 40 2", it answers "04d2 ffff":
    each register in hexadecimal. One connection serves all requests; it is made again when it is lost and after a
    timeout. Lives on the polling thread. */
class ModbusTransport final : public Transport
{
    Q_OBJECT

public:
    explicit ModbusTransport(const ModbusAccess &access, QObject *parent = nullptr,
                             HostResolver resolver = resolveBySystem);
    ~ModbusTransport() override;

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    enum class Phase : quint8
    {
        Idle,
        Starting, ///< asked, and begin() not yet run
        Connecting, ///< name look-up included
        Waiting, ///< the request is sent
    };

    void begin();
    void connectNext();
    void open(QModbusClient *client);
    void onStateChanged(QModbusDevice::State state);
    QString problemOfConnecting() const;
    void send();
    void onFinished();
    void onTimeout();
    void drop();
    void endPhase();
    void fail(DeviceState state, const QString &detail);
    QString address() const;
    bool isSerial() const { return !m_access.path.isEmpty(); }

    const ModbusAccess m_access;
    HostAddresses m_addresses;
    QList<QHostAddress> m_toTry;
    QModbusClient *m_client = nullptr; ///< a child; the connection, if there is one
    QPointer<QModbusReply> m_reply; ///< a child of the client's
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    Phase m_phase = Phase::Idle;
    bool m_isReused = false; ///< the request went out over a connection that served an earlier one
    QByteArray m_request;
};

} // namespace mtnops
