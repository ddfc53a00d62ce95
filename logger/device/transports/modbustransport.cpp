// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/modbustransport.h"

#include "logger/device/transports/dialler.h"
#include "logger/device/transports/serialtransport.h"

#include <QModbusRtuSerialClient>
#include <QModbusTcpClient>
#include <QNetworkProxy>

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

/** Longer than any request of ours: its own clock must not run out before m_timeout. */
constexpr int clientTimeout = 2 * 24 * 3600 * 1000;

/** What @p request ("input 40 2") asks for; reads alone. */
QModbusDataUnit unitOf(const QByteArray &request)
{
    static const QHash<QByteArray, QModbusDataUnit::RegisterType> kinds = {
        {"coils", QModbusDataUnit::Coils},
        {"discrete", QModbusDataUnit::DiscreteInputs},
        {"holding", QModbusDataUnit::HoldingRegisters},
        {"input", QModbusDataUnit::InputRegisters},
    };
    const QList<QByteArray> words = request.split(' ');
    if (words.size() != 3)
        return {};
    return {kinds.value(words[0], QModbusDataUnit::Invalid), words[1].toInt(), words[2].toUShort()};
}

/** Of bits come whole bytes, hence maybe more than the @p count that were asked for. */
QByteArray textOf(const QModbusDataUnit &unit, qsizetype count)
{
    const bool areBits =
        unit.registerType() == QModbusDataUnit::Coils || unit.registerType() == QModbusDataUnit::DiscreteInputs;
    QByteArray text;
    for (const quint16 value : unit.values().first(std::min(count, unit.values().size()))) {
        const QByteArray digits = QByteArray::number(value, 16);
        text += areBits ? digits : digits.rightJustified(4, '0');
        text += ' ';
    }
    return text.trimmed();
}

QString nameOfException(int code)
{
    switch (code) {
    case QModbusPdu::IllegalFunction:
        return QStringLiteral("illegal function: it has no registers of that kind");
    case QModbusPdu::IllegalDataAddress:
        return QStringLiteral("illegal data address: it has no such registers");
    case QModbusPdu::IllegalDataValue:
        return QStringLiteral("illegal data value");
    case QModbusPdu::ServerDeviceFailure:
        return QStringLiteral("server device failure");
    case QModbusPdu::ServerDeviceBusy:
        return QStringLiteral("server device busy");
    case QModbusPdu::GatewayPathUnavailable:
        return QStringLiteral("gateway path unavailable");
    case QModbusPdu::GatewayTargetDeviceFailedToRespond:
        return QStringLiteral("gateway target device failed to respond");
    default:
        return QStringLiteral("of a kind of its own");
    }
}

} // namespace

ModbusTransport::ModbusTransport(const ModbusAccess &access, QObject *parent, HostResolver resolver)
    : Transport(parent), m_access(access), m_addresses(access.host, std::move(resolver), this)
{
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    connect(&m_start, &QTimer::timeout, this, &ModbusTransport::begin);
    connect(&m_timeout, &QTimer::timeout, this, &ModbusTransport::onTimeout);
    connect(&m_addresses, &HostAddresses::found, this, [this](const QList<QHostAddress> &addresses) {
        m_toTry = addresses;
        connectNext();
    });
    connect(&m_addresses, &HostAddresses::failed, this,
            [this](const QString &problem) { fail(DeviceState::Disconnected, problem); });
}

ModbusTransport::~ModbusTransport()
{
    drop();
}

void ModbusTransport::request(const QByteArray &bytes, IsComplete /*isComplete*/, Duration timeout)
{
    Q_ASSERT(m_phase == Phase::Idle);
    m_request = bytes;
    m_phase = Phase::Starting;
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void ModbusTransport::abort()
{
    endPhase();
    drop();
}

void ModbusTransport::begin()
{
    m_isReused = m_client && m_client->state() == QModbusDevice::ConnectedState;
    if (m_isReused) {
        send();
        return;
    }
    m_phase = Phase::Connecting;
    if (isSerial())
        connectNext();
    else
        m_addresses.ask(m_timeout.intervalAsDuration());
}

void ModbusTransport::connectNext()
{
    drop();
    if (isSerial()) {
        auto *client = new QModbusRtuSerialClient(this);
        client->setConnectionParameter(QModbusDevice::SerialPortNameParameter, m_access.path);
        client->setConnectionParameter(QModbusDevice::SerialBaudRateParameter, m_access.serial.baud);
        client->setConnectionParameter(QModbusDevice::SerialDataBitsParameter, QSerialPort::Data8);
        client->setConnectionParameter(QModbusDevice::SerialParityParameter, portParity(m_access.serial.parity));
        client->setConnectionParameter(QModbusDevice::SerialStopBitsParameter,
                                       m_access.serial.stopBits == 2 ? QSerialPort::TwoStop : QSerialPort::OneStop);
        open(client);
        return;
    }
    const QHostAddress host = m_toTry.takeFirst();
    const bool isVersion6 = host.protocol() == QAbstractSocket::IPv6Protocol;
    auto *client = new QModbusTcpClient(this);
    client->setConnectionParameter(QModbusDevice::NetworkAddressParameter,
                                   isVersion6 ? u'[' + host.toString() + u']' : host.toString());
    client->setConnectionParameter(QModbusDevice::NetworkPortParameter, int(m_access.port));
    if (auto *socket = qobject_cast<QAbstractSocket *>(client->device()))
        socket->setProxy(QNetworkProxy::NoProxy);
    open(client);
}

void ModbusTransport::open(QModbusClient *client)
{
    m_client = client;
    client->setNumberOfRetries(0); // the next poll is one
    client->setTimeout(clientTimeout);
    connect(client, &QModbusDevice::stateChanged, this, &ModbusTransport::onStateChanged);
    client->connectDevice();
    if (m_client == client && m_phase == Phase::Connecting && client->state() == QModbusDevice::UnconnectedState)
        onStateChanged(QModbusDevice::UnconnectedState);
}

void ModbusTransport::onStateChanged(QModbusDevice::State state)
{
    if (m_phase != Phase::Connecting)
        return; // one that is lost while it waits ends its reply, and one at rest is made again by begin()
    if (state == QModbusDevice::ConnectedState) {
        send();
    } else if (state == QModbusDevice::UnconnectedState && !m_toTry.isEmpty()) {
        QMetaObject::invokeMethod(this, &ModbusTransport::connectNext, Qt::QueuedConnection);
    } else if (state == QModbusDevice::UnconnectedState) {
        m_addresses.distrust();
        fail(DeviceState::Disconnected, problemOfConnecting());
    }
}

/** The socket's or the line's own words: the client learns of them only later. */
QString ModbusTransport::problemOfConnecting() const
{
    const QIODevice *device = m_client->device();
    const auto *socket = qobject_cast<const QAbstractSocket *>(device);
    if (socket && socket->error() == QAbstractSocket::ConnectionRefusedError)
        return QStringLiteral("connection refused by %1").arg(address());
    const QString what =
        isSerial() ? QStringLiteral("%1 cannot be opened: %2") : QStringLiteral("no connection to %1: %2");
    return what.arg(address(), device ? device->errorString() : m_client->errorString());
}

void ModbusTransport::send()
{
    m_phase = Phase::Waiting;
    m_reply = m_client->sendReadRequest(unitOf(m_request), m_access.unitId);
    if (!m_reply) {
        fail(DeviceState::Disconnected, QStringLiteral("%1: %2").arg(address(), m_client->errorString()));
        return;
    }
    connect(m_reply, &QModbusReply::finished, this, &ModbusTransport::onFinished);
}

void ModbusTransport::onFinished()
{
    const QModbusReply *reply = m_reply;
    if (reply->error() == QModbusDevice::NoError) {
        const QByteArray text = textOf(reply->result(), unitOf(m_request).valueCount());
        endPhase();
        emit replied(text);
    } else if (reply->error() == QModbusDevice::ProtocolError) {
        // Not exceptionCode(), which looks at a function code that is none of its enumeration.
        const QByteArray data = reply->rawResult().data();
        const int code = data.isEmpty() ? int(QModbusPdu::ExtendedException) : quint8(data.front());
        const bool isFromGateway =
            code == QModbusPdu::GatewayPathUnavailable || code == QModbusPdu::GatewayTargetDeviceFailedToRespond;
        endPhase();
        emit failed({isFromGateway ? DeviceState::NoReply : DeviceState::Unparsable,
                     QStringLiteral("unit %1 of %2 answers \"%3\" with exception %4 (%5)")
                         .arg(m_access.unitId)
                         .arg(address(), QString::fromLatin1(m_request))
                         .arg(code)
                         .arg(nameOfException(code)),
                     "exception " + QByteArray::number(code)});
    } else if (m_isReused && reply->error() == QModbusDevice::ReplyAbortedError) {
        drop();
        m_phase = Phase::Starting; // closed while at rest, before or as we wrote: ask again, over a new connection
        m_start.start(0);
    } else if (reply->error() == QModbusDevice::ReplyAbortedError) {
        fail(DeviceState::NoReply, QStringLiteral("%1 closed the connection without a reply").arg(address()));
    } else {
        fail(DeviceState::Unparsable,
             QStringLiteral("%1 sent no valid reply: %2").arg(address(), reply->errorString()));
    }
}

void ModbusTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (m_phase == Phase::Waiting) {
        fail(
            DeviceState::NoReply,
            QStringLiteral("no reply from unit %1 of %2 within %3 s").arg(m_access.unitId).arg(address()).arg(seconds));
        return;
    }
    const QString what = m_addresses.isLookingUp() ? QStringLiteral("the name of %1 was not found within %2 s")
                                                   : QStringLiteral("no connection to %1 within %2 s");
    fail(DeviceState::Disconnected, what.arg(address()).arg(seconds));
}

/** Closes the connection, which may be what called us. */
void ModbusTransport::drop()
{
    QModbusClient *client = std::exchange(m_client, nullptr);
    if (!client)
        return;
    if (m_reply)
        m_reply->disconnect(this);
    m_reply.clear();
    client->disconnect(this);
    client->disconnectDevice(); // now: the serial line must be free for the next one
    client->deleteLater();
}

void ModbusTransport::endPhase()
{
    m_phase = Phase::Idle;
    m_addresses.stop();
    m_start.stop();
    m_timeout.stop();
    m_toTry.clear();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
    }
    m_reply.clear();
}

void ModbusTransport::fail(DeviceState state, const QString &detail)
{
    const bool isSent = m_phase == Phase::Waiting && m_reply;
    endPhase();
    drop(); // a late reply must not be taken for the next request's
    emit failed({state, detail, {}, isSent});
}

QString ModbusTransport::address() const
{
    return isSerial() ? m_access.path : hostAndPort(m_access.host, m_access.port);
}

} // namespace mtnops
