// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/oilmodel.h"

#include "logger/device/simulation/ngrequest.h"
#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weather.h"

#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration shift = 3h; // in each, the sensor sticks at most once
constexpr double pumpCycle = 1500; // seconds

enum OilSeed : quint64
{
    CycleSeed = 300,
    SagSeed,
    PressureSeed,
    StickySeed,
};

double pressureAt(Timestamp time)
{
    const double seconds = double(toMicroseconds(time)) / 1e6;
    const double cycles = seconds / pumpCycle + 0.4 * smoothNoise(CycleSeed, time, 6h);
    const double phase = cycles - std::floor(cycles);
    constexpr double rise = 0.03; // the pump runs for this part of a cycle
    const double fill = phase < rise ? phase / rise : std::exp(-(phase - rise) * 0.9);
    const double start = std::exp(-(1 - rise) * 0.9);
    const double level = phase < rise ? start + (1 - start) * fill : fill;
    return 74 + 20 * level + 2.5 * smoothNoise(SagSeed, time, 30h) - 0.12 * weatherAt(time).temperature
        + 0.12 * sampleNoise(PressureSeed, time);
}

/** When the sensor stuck, if it is stuck. */
Timestamp lastMovement(Timestamp time)
{
    const Timestamp begin = floorTo(time, shift);
    const qint64 index = toMicroseconds(begin) / shift.count();
    if (hashedUnit(StickySeed, 3 * index) > 0.1)
        return time;
    const Timestamp stuck = begin + Duration(qint64(hashedUnit(StickySeed, 3 * index + 1) * Duration(2h).count()));
    const Duration length(qint64((0.2 + 0.8 * hashedUnit(StickySeed, 3 * index + 2)) * Duration(45min).count()));
    return time >= stuck && time < stuck + length ? stuck : time;
}

} // namespace

SimulatedReply OilModel::answer(const QByteArray &request, Timestamp time) const
{
    const NgRequest ng = parseNgRequest(request);
    if (!ng.isValid())
        return {SimulatedOutcome::Silence, {}};
    if (ng.system != "RAOIL")
        return {SimulatedOutcome::Answer, "SYSID ERROR\r\n"};
    if (ng.keyword != "OIL_PRES")
        return {SimulatedOutcome::Answer, "QUERY ERROR\r\n"};
    return {SimulatedOutcome::Answer,
            ng.header() + ' ' + QByteArray::number(pressureAt(lastMovement(time)), 'f', 2) + "\r\n"};
}

} // namespace mtnops
