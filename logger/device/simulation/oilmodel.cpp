// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/oilmodel.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weathermodel.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

double pressureAt(Timestamp time)
{
    constexpr Duration pumpCycle = 23min;
    const double phase = double((time - floorTo(time, pumpCycle)).count()) / double(pumpCycle.count());
    // The pump lifts the pressure in a tenth of its cycle; then it leaks away.
    const double pump = phase < 0.1 ? 6 * smoothStep(phase / 0.1) : 6 * (1 - (phase - 0.1) / 0.9);
    const double thinned = -0.35 * (weatherAt(time).ambient - 10);
    return 86 + pump + thinned + 1.5 * smoothNoise(time, 7h, 21)
        + 0.15 * whiteNoise(toMicroseconds(time) / 1'000'000, 22);
}

/** The instant whose pressure the sensor shows: the same as @p time, but for the hours in which it sticks. */
Timestamp shownInstant(Timestamp time)
{
    constexpr Duration day = 24h;
    const Timestamp midnight = floorTo(time, day);
    const double chance = whiteNoise(toMicroseconds(midnight) / day.count(), 23);
    if (chance < 0.4)
        return time;
    const Timestamp begin = midnight + Duration(qint64(chance * double(day.count()) * 0.8));
    return time >= begin && time < begin + 3h ? begin : time;
}

} // namespace

SimulatedReply OilModel::answer(const QByteArray &request, Timestamp time) const
{
    if (!request.contains("REQUEST OIL_PRES"))
        return {SimulatedReply::Kind::Bytes, "QUERY ERROR\r\n"};
    return {SimulatedReply::Kind::Bytes,
            "BOK RAOIL 123 " + QByteArray::number(pressureAt(shownInstant(time)), 'f', 2) + "\r\n"};
}

} // namespace mtnops
