// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"

#include "logger/device/indi/indidevice.h"
#include "logger/device/polleddevice.h"
#include "logger/device/simulation/simulatedtransport.h"
#include "logger/device/transports/tcptransport.h"

#include <array>

namespace mtnops {

namespace {

using Make = std::unique_ptr<Device> (*)(const DeviceConfig &config, const Clock &clock);

struct Entry
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

std::unique_ptr<Device> makeIndi(const DeviceConfig &config, const Clock &clock)
{
    return std::make_unique<IndiDevice>(config, clock);
}

std::unique_ptr<Device> makeSimulated(const DeviceConfig &config, const Clock &clock)
{
    std::unique_ptr<SimulatedModel> model = makeSimulatedModel(config.model);
    if (model)
        return std::make_unique<PolledDevice>(config, std::make_unique<SimulatedTransport>(std::move(model), clock),
                                              clock);
    DeviceConfig disabled = config;
    if (disabled.problem.isEmpty()) {
        disabled.problem = QStringLiteral("there is no model \"%1\"; there are %2")
                               .arg(config.model, simulatedModelNames().join(QLatin1StringView(", ")));
    }
    return makeTcp(disabled, clock);
}

/** One line for each transport. */
constexpr std::array entries = {
    Entry{QLatin1StringView("indi"), makeIndi},
    Entry{QLatin1StringView("simulated"), makeSimulated},
    Entry{QLatin1StringView("tcp"), makeTcp},
};

} // namespace

std::unique_ptr<Device> makeDevice(const DeviceConfig &config, const Clock &clock)
{
    for (const Entry &entry : entries) {
        if (entry.transport == config.transport)
            return entry.make(config, clock);
    }
    DeviceConfig disabled = config;
    if (disabled.problem.isEmpty())
        disabled.problem = QStringLiteral("there is no transport \"%1\"").arg(config.transport);
    return makeTcp(disabled, clock);
}

} // namespace mtnops
