// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"

#include "logger/device/indi/indidevice.h"
#include "logger/device/mqtt/mqttdevice.h"
#include "logger/device/polleddevice.h"
#include "logger/device/simulation/simulatedtransport.h"
#include "logger/device/thriftydevice.h"
#include "logger/device/transports/filetransport.h"
#include "logger/device/transports/httptransport.h"
#include "logger/device/transports/modbustransport.h"
#include "logger/device/transports/processtransport.h"
#include "logger/device/transports/serialtransport.h"
#include "logger/device/transports/tcptransport.h"
#include "logger/device/transports/udptransport.h"

#include <QFile>

#include <array>

namespace mtnops {

namespace {

using Make = std::unique_ptr<Device> (*)(const DeviceConfig &config, const Clock &clock);

struct TransportMaker
{
    QLatin1StringView transport;
    Make make;
};

std::unique_ptr<Device> makeTcp(const DeviceConfig &config, const Clock &clock)
{
    const auto connection =
        config.persistent ? TcpTransport::Connection::Persistent : TcpTransport::Connection::OneShot;
    return std::make_unique<PolledDevice>(config, std::make_unique<TcpTransport>(config.host, config.port, connection),
                                          clock);
}

std::unique_ptr<Device> makePolled(const DeviceConfig &config, std::unique_ptr<Transport> transport, const Clock &clock)
{
    return std::make_unique<PolledDevice>(config, std::move(transport), clock);
}

/** One that polls nothing, and says why. */
std::unique_ptr<Device> makeDisabled(DeviceConfig config, const QString &problem, const Clock &clock)
{
    if (config.problem.isEmpty())
        config.problem = problem;
    return makeTcp(config, clock);
}

std::unique_ptr<Device> makeUdp(const DeviceConfig &config, const Clock &clock)
{
    return makePolled(config, std::make_unique<UdpTransport>(config.host, config.port), clock);
}

/** Empty where there is none. */
Result<QByteArray> passwordOf(const DeviceConfig &config)
{
    if (config.passwordFile.isEmpty())
        return QByteArray();
    QFile file(config.passwordFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     QStringLiteral("%1 cannot be read: %2").arg(config.passwordFile, file.errorString())};
    return file.readLine().trimmed();
}

std::unique_ptr<Device> makeHttp(const DeviceConfig &config, const Clock &clock)
{
    HttpAccess access{.host = config.host, .port = config.port, .isSecure = config.transport == u"https"};
    access.authorityFile = config.authorityFile;
    access.user = config.user;
    const Result<QByteArray> password = passwordOf(config);
    if (!password)
        return makeDisabled(config, password.error().detail, clock);
    access.password = *password;
    return makePolled(config, std::make_unique<HttpTransport>(access), clock);
}

std::unique_ptr<Device> makeFile(const DeviceConfig &config, const Clock &clock)
{
    const std::string path = QFile::encodeName(config.path).toStdString();
    const auto source = config.isTail
        ? makeTail(path, QFile::encodeName(config.placeFile).toStdString(), FileTransport::mostLines)
        : makeWholeFile(path, FileTransport::longestReply);
    return makePolled(config, std::make_unique<FileTransport>(config.path, source), clock);
}

std::unique_ptr<Device> makeModbus(const DeviceConfig &config, const Clock &clock)
{
    const ModbusAccess access{.path = config.transport == u"modbus-rtu" ? config.path : QString(),
                              .serial = config.serial,
                              .host = config.host,
                              .port = config.port,
                              .unitId = config.unitId};
    return makePolled(config, std::make_unique<ModbusTransport>(access), clock);
}

std::unique_ptr<Device> makeMqtt(const DeviceConfig &config, const Clock &clock)
{
    const Result<QByteArray> password = passwordOf(config);
    if (!password)
        return makeDisabled(config, password.error().detail, clock);
    return std::make_unique<MqttDevice>(config, *password, clock);
}

std::unique_ptr<Device> makeProcess(const DeviceConfig &config, const Clock &clock)
{
    return makePolled(config, std::make_unique<ProcessTransport>(config.command), clock);
}

std::unique_ptr<Device> makeSerial(const DeviceConfig &config, const Clock &clock)
{
    return makePolled(config, std::make_unique<SerialTransport>(config.path, config.serial), clock);
}

std::unique_ptr<Device> makeIndi(const DeviceConfig &config, const Clock &clock)
{
    return std::make_unique<IndiDevice>(config, clock);
}

std::unique_ptr<Device> makeSimulated(const DeviceConfig &config, const Clock &clock)
{
    std::unique_ptr<SimulatedModel> model = makeSimulatedModel(config.model);
    if (model)
        return makePolled(config, std::make_unique<SimulatedTransport>(std::move(model), clock), clock);
    return makeDisabled(config,
                        QStringLiteral("there is no model \"%1\"; there are %2")
                            .arg(config.model, simulatedModelNames().join(QLatin1StringView(", "))),
                        clock);
}

/** One line for each transport. */
constexpr std::array transportMakers = {
    TransportMaker{QLatin1StringView("file"), makeFile},
    TransportMaker{QLatin1StringView("http"), makeHttp},
    TransportMaker{QLatin1StringView("https"), makeHttp},
    TransportMaker{QLatin1StringView("indi"), makeIndi},
    TransportMaker{QLatin1StringView("modbus"), makeModbus},
    TransportMaker{QLatin1StringView("modbus-rtu"), makeModbus},
    TransportMaker{QLatin1StringView("mqtt"), makeMqtt},
    TransportMaker{QLatin1StringView("mqtts"), makeMqtt},
    TransportMaker{QLatin1StringView("process"), makeProcess},
    TransportMaker{QLatin1StringView("serial"), makeSerial},
    TransportMaker{QLatin1StringView("simulated"), makeSimulated},
    TransportMaker{QLatin1StringView("tcp"), makeTcp},
    TransportMaker{QLatin1StringView("udp"), makeUdp},
};

} // namespace

std::unique_ptr<Device> makeDevice(const DeviceConfig &config, const Clock &clock)
{
    for (const TransportMaker &entry : transportMakers) {
        if (entry.transport != config.transport)
            continue;
        std::unique_ptr<Device> device = entry.make(config, clock);
        if (config.logsChanges)
            return std::make_unique<ThriftyDevice>(std::move(device), config);
        return device;
    }
    return makeDisabled(config, QStringLiteral("there is no transport \"%1\"").arg(config.transport), clock);
}

} // namespace mtnops
