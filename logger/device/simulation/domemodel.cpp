// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/domemodel.h"

#include "logger/device/simulation/skyposition.h"
#include "logger/device/simulation/weathermodel.h"

namespace mtnops {

using namespace std::chrono_literals;

bool isDomeOpen(Timestamp time)
{
    return sunAltitude(time) < -4 && isWeatherGood(time);
}

SimulatedReply DomeModel::answer(const QByteArray &request, Timestamp time) const
{
    if (!request.contains("REQUEST STATE"))
        return {SimulatedReply::Kind::Bytes, "BIG61 UDOME 123 REQUEST_ERROR "};
    const bool open = isDomeOpen(time);
    const QByteArray state = open != isDomeOpen(time - 90s) ? "TRAVELING" : open ? "OPENED" : "CLOSED";
    return {SimulatedReply::Kind::Bytes, "BIG61 UDOME 123   " + state + ' '};
}

} // namespace mtnops
