// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/simulatedmodel.h"

#include "logger/device/simulation/domemodel.h"
#include "logger/device/simulation/flakymodel.h"
#include "logger/device/simulation/oilmodel.h"
#include "logger/device/simulation/telescopemodel.h"
#include "logger/device/simulation/weathermodel.h"

namespace mtnops {

std::unique_ptr<SimulatedModel> makeSimulatedModel(QStringView name)
{
    if (name == QLatin1StringView("tcsng"))
        return std::make_unique<TelescopeModel>();
    if (name == QLatin1StringView("boltwood"))
        return std::make_unique<WeatherModel>();
    if (name == QLatin1StringView("upper-dome"))
        return std::make_unique<DomeModel>();
    if (name == QLatin1StringView("oil"))
        return std::make_unique<OilModel>();
    if (name == QLatin1StringView("flaky"))
        return std::make_unique<FlakyModel>();
    return nullptr;
}

} // namespace mtnops
