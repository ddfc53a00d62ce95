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

struct Entry
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
constexpr std::array entries = {
    Entry{QLatin1StringView("boltwood"), make<BoltwoodModel>},
    Entry{QLatin1StringView("flaky"), make<FlakyModel>},
    Entry{QLatin1StringView("oil"), make<OilModel>},
    Entry{QLatin1StringView("tcsng"), make<TcsngModel>},
    Entry{QLatin1StringView("upper-dome"), make<UpperDomeModel>},
};

} // namespace

std::unique_ptr<SimulatedModel> makeSimulatedModel(QStringView name)
{
    for (const Entry &entry : entries) {
        if (entry.name == name)
            return entry.make();
    }
    return nullptr;
}

QStringList simulatedModelNames()
{
    QStringList names;
    for (const Entry &entry : entries)
        names.append(entry.name);
    return names;
}

} // namespace mtnops
