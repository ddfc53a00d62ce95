// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/flakymodel.h"

#include "logger/device/simulation/ngrequest.h"
#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weather.h"

#include <array>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

enum FlakySeed : quint64
{
    FaultSeed = 400,
    TubeSeed,
    GarbageSeed,
};

enum class Fault : quint8
{
    None,
    Silent,
    Refusing,
    Garbled,
};

/** Most hours have one fault of two to ten minutes. */
Fault faultAt(Timestamp time)
{
    const Timestamp hour = floorTo(time, 1h);
    const qint64 index = 4 * (toMicroseconds(hour) / Duration(1h).count());
    if (hashedUnit(FaultSeed, index) > 0.7)
        return Fault::None;
    const Timestamp begin = hour + Duration(qint64(hashedUnit(FaultSeed, index + 1) * Duration(50min).count()));
    const Timestamp end = begin + 2min + Duration(qint64(hashedUnit(FaultSeed, index + 2) * Duration(8min).count()));
    if (time < begin || time >= end)
        return Fault::None;
    constexpr std::array faults = {Fault::Silent, Fault::Refusing, Fault::Garbled};
    return faults[size_t(hashedUnit(FaultSeed, index + 3) * double(faults.size()))];
}

/** What a loose plug makes of a serial line. */
QByteArray garbage(Timestamp time)
{
    QByteArray bytes;
    const qint64 index = toMicroseconds(time) * 16;
    for (qint64 count = 0; count < 12; ++count)
        bytes += char(128 + int(hashedUnit(GarbageSeed, index + count) * 128));
    return bytes + "\r\n";
}

} // namespace

SimulatedReply FlakyModel::answer(const QByteArray &request, Timestamp time) const
{
    const NgRequest ng = parseNgRequest(request);
    const Fault fault = faultAt(time);
    if (fault == Fault::Refusing)
        return {SimulatedOutcome::Refusal, {}};
    if (fault == Fault::Silent || !ng.isValid())
        return {SimulatedOutcome::Silence, {}};
    if (fault == Fault::Garbled)
        return {SimulatedOutcome::Answer, garbage(time)};
    // The tube is thick: it follows the air by twenty minutes.
    const double temperature = weatherAt(time - 20min).temperature + 0.4 + 0.03 * sampleNoise(TubeSeed, time);
    return {SimulatedOutcome::Answer, ng.header() + ' ' + QByteArray::number(temperature, 'f', 2) + "\r\n"};
}

} // namespace mtnops
