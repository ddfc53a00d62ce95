// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/telescope.h"

#include "logger/device/simulation/domemodel.h"
#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weathermodel.h"

#include <cmath>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr Duration slot = 37min; // the time for one target
constexpr Duration slewTime = 2min;
constexpr Duration focusTime = 30s;
constexpr Duration domeStep = 40s;
constexpr Horizontal stow{.altitude = 89.9, .azimuth = 90};

bool isObserving(Timestamp slotBegin)
{
    return sunAltitude(slotBegin) < -12 && isDomeOpen(slotBegin);
}

/** Where the telescope points at @p time when it works on the target of the slot that begins at @p begin. */
Horizontal pointing(Timestamp begin, Timestamp time)
{
    if (!isObserving(begin))
        return stow;
    const qint64 number = toMicroseconds(begin) / slot.count();
    const double hourAngle = 30 * whiteNoise(number, 41) - 8; // degrees, at the slot's begin: mostly in the east
    const Equatorial target{.rightAscension = normalisedDegrees(localSiderealTime(begin) - hourAngle),
                            .declination = 22 + 32 * whiteNoise(number, 42)};
    return toHorizontal(target, localSiderealTime(time));
}

/** The short way round from one azimuth to the other. */
double turned(double from, double to, double share)
{
    const double way = std::remainder(to - from, 360.0);
    return normalisedDegrees(from + share * way);
}

Horizontal positionAt(Timestamp time)
{
    const Timestamp begin = floorTo(time, slot);
    const Horizontal to = pointing(begin, time);
    if (time - begin >= slewTime)
        return to;
    const Horizontal from = pointing(begin - slot, begin);
    const double share = smoothStep(double((time - begin).count()) / double(slewTime.count()));
    return {.altitude = from.altitude + share * (to.altitude - from.altitude),
            .azimuth = turned(from.azimuth, to.azimuth, share)};
}

/** The focus for the temperature at the begin of a slot, in whole counts. */
double focusFor(Timestamp begin)
{
    return std::round(1368 - 11 * (weatherAt(begin).ambient - 8));
}

} // namespace

Telescope telescopeAt(Timestamp time)
{
    const Timestamp begin = floorTo(time, slot);
    const Duration into = time - begin;
    Telescope telescope;
    telescope.siderealTime = localSiderealTime(time);
    telescope.position = positionAt(time);
    telescope.sky = toEquatorial(telescope.position, telescope.siderealTime);
    telescope.isSlewing = into < slewTime && (isObserving(begin) || isObserving(begin - slot));
    telescope.domeAzimuth = std::round(positionAt(floorTo(time, domeStep)).azimuth);
    telescope.isDomeMoving = telescope.isSlewing
        || telescope.domeAzimuth != std::round(positionAt(floorTo(time, domeStep) - domeStep).azimuth);
    const double focusShare = smoothStep(double(into.count()) / double(focusTime.count()));
    const double before = focusFor(begin - slot);
    const double after = focusFor(begin);
    telescope.focus = before + focusShare * (after - before);
    telescope.isFocusing = into < focusTime && before != after;
    return telescope;
}

} // namespace mtnops
