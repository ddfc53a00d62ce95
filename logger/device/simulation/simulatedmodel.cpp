// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/simulatedmodel.h"

#include "logger/device/simulation/boltwoodmodel.h"
#include "logger/device/simulation/flakymodel.h"
#include "logger/device/simulation/oilmodel.h"
#include "logger/device/simulation/tcsngmodel.h"
#include "logger/device/simulation/upperdomemodel.h"

#include <array>

namespace mtnops {

namespace {

struct ModelMaker
{
    QLatin1StringView name;
    std::unique_ptr<SimulatedModel> (*make)();
};

template<typename Model>
std::unique_ptr<SimulatedModel> make()
{
    return std::make_unique<Model>();
}

/** One line for each model. */
constexpr std::array modelMakers = {
    ModelMaker{QLatin1StringView("boltwood"), make<BoltwoodModel>},
    ModelMaker{QLatin1StringView("flaky"), make<FlakyModel>},
    ModelMaker{QLatin1StringView("oil"), make<OilModel>},
    ModelMaker{QLatin1StringView("tcsng"), make<TcsngModel>},
    ModelMaker{QLatin1StringView("upper-dome"), make<UpperDomeModel>},
};

} // namespace

std::unique_ptr<SimulatedModel> makeSimulatedModel(QStringView name)
{
    for (const ModelMaker &entry : modelMakers) {
        if (entry.name == name)
            return entry.make();
    }
    return nullptr;
}

QStringList simulatedModelNames()
{
    QStringList names;
    for (const ModelMaker &entry : modelMakers)
        names.append(entry.name);
    return names;
}

} // namespace mtnops
