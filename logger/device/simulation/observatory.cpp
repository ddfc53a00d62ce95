// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/observatory.h"

#include "logger/device/simulation/sky.h"
#include "logger/device/simulation/weather.h"

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration round = 10min; // between two looks at the sky
constexpr Duration travel = 75s;
constexpr double sunset = -2; // degrees: when the dome may open
constexpr double darkness = -12;

bool isWantedOpen(Timestamp look)
{
    const Weather weather = weatherAt(look);
    return weather.sunAltitude < sunset && weather.isDry();
}

} // namespace

DomeState domeStateAt(Timestamp time)
{
    const Timestamp look = floorTo(time, round);
    const bool isOpen = isWantedOpen(look);
    if (time < look + travel && isWantedOpen(look - round) != isOpen)
        return DomeState::Traveling;
    return isOpen ? DomeState::Opened : DomeState::Closed;
}

bool isObserved(Timestamp begin, Timestamp end)
{
    return sunAltitude(begin) < darkness && sunAltitude(end) < darkness && weatherAt(floorTo(begin, round)).isDry()
        && domeStateAt(begin) != DomeState::Closed;
}

} // namespace mtnops
