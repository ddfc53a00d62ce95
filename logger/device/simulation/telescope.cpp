// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/telescope.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/observatory.h"
#include "logger/device/simulation/sky.h"
#include "logger/device/simulation/weather.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr Duration frame = 2h; // divided into blocks
constexpr Duration domeStep = 2min;
constexpr Duration focusStep = 10min;
constexpr double parkedDeclination = 32.3427; // the stow position, just off the zenith
constexpr double domeHome = 90; // degrees
constexpr double slewSpeed = 1.5; // degrees a second, on each axis
constexpr double domeSpeed = 2; // degrees a second
constexpr double lowest = 32; // degrees of altitude for a target

enum TelescopeSeed : quint64
{
    BlockSeed = 500,
    TargetSeed,
    FocusSeed,
    RotatorSeed,
};

double seconds(Duration duration)
{
    return double(duration.count()) / 1e6;
}

/** Into -half to half. */
double wrapped(double value, double half)
{
    return value - 2 * half * std::floor((value + half) / (2 * half));
}

} // namespace

double TelescopeState::rightAscension() const
{
    return wrapped(siderealTime - hourAngle - 12, 12) + 12;
}

double Telescope::Block::hourAngleAt(Timestamp time) const
{
    return isObserving ? wrapped(siderealHours(time) - rightAscension, 12) : 0;
}

double Telescope::Block::azimuthAt(Timestamp time) const
{
    return horizontalAt(hourAngleAt(time), declination).azimuth;
}

double Telescope::Block::domeTargetAt(Timestamp time) const
{
    if (!isObserving)
        return domeHome;
    const Duration steps = std::max(Duration(), (time - begin) / domeStep * domeStep);
    return azimuthAt(begin + steps);
}

TelescopeState Telescope::at(Timestamp time) const
{
    prepare(time);
    TelescopeState state;
    state.siderealTime = siderealHours(time);
    state.isObserving = m_block->isObserving;
    state.rotator = m_block->isObserving
        ? -200 + 10 * std::floor(12 * hashedUnit(RotatorSeed, toMicroseconds(m_block->begin)))
        : -224.4;
    state.focus = focusAt(*m_block, time);
    point(state, time);
    turnDome(state, time);
    return state;
}

void Telescope::prepare(Timestamp time) const
{
    if (m_block && m_block->begin <= time && time < m_block->end)
        return;
    m_block = blockAt(time);
    m_before = blockAt(m_block->begin - Duration(1));
}

/** Each frame has two to five blocks, with borders away from each other by chance. */
Telescope::Block Telescope::blockAt(Timestamp time)
{
    const Timestamp begin = floorTo(time, frame);
    const qint64 index = toMicroseconds(begin) / frame.count();
    const auto count = qint64(2 + hashedUnit(BlockSeed, 8 * index) * 4);
    const auto border = [&](qint64 number) {
        if (number <= 0 || number >= count)
            return begin + (number <= 0 ? Duration() : frame);
        const double shift = 0.6 * (hashedUnit(BlockSeed, 8 * index + number) - 0.5);
        return begin + Duration(qint64((double(number) + shift) / double(count) * double(frame.count())));
    };
    qint64 number = 0;
    while (time >= border(number + 1))
        ++number;
    Block block{.begin = border(number), .end = border(number + 1)};
    block.isObserving = isObserved(block.begin, block.end);
    block.declination = parkedDeclination;
    if (block.isObserving)
        chooseTarget(block);
    return block;
}

/** The first of some fields drawn by lot that stays well up, and not near the zenith, where the azimuth runs away. */
void Telescope::chooseTarget(Block &block)
{
    const qint64 index = toMicroseconds(block.begin) / 1'000'000 * 64;
    for (qint64 attempt = 0; attempt < 30; ++attempt) {
        const double hourAngle = -3 + 4.5 * hashedUnit(TargetSeed, index + 2 * attempt);
        block.declination = -20 + 85 * hashedUnit(TargetSeed, index + 2 * attempt + 1);
        block.rightAscension = wrapped(siderealHours(block.begin) - hourAngle - 12, 12) + 12;
        const double altitude = std::min(horizontalAt(hourAngle, block.declination).altitude,
                                         horizontalAt(block.hourAngleAt(block.end), block.declination).altitude);
        if (altitude > lowest && std::abs(block.declination - simulatedLatitude) > 8)
            return;
    }
    block.isObserving = false; // never seen; parking is what a crew without a target does
    block.declination = parkedDeclination;
}

/** Follows the temperature while observing, in steps; by day it stays. */
double Telescope::focusAt(const Block &block, Timestamp time)
{
    const Timestamp measured = block.isObserving ? floorTo(time, focusStep) : floorTo(time - 19h, 24h) + 12h;
    return std::round(1368 + 14 * (weatherAt(measured).temperature - 8)
                      + 2 * sampleNoise(FocusSeed, block.isObserving ? measured : Timestamp()));
}

void Telescope::point(TelescopeState &state, Timestamp time) const
{
    const double goalHourAngle = m_block->hourAngleAt(time);
    const double startHourAngle = m_before.hourAngleAt(m_block->begin);
    const double distance = std::max(15 * std::abs(wrapped(m_block->hourAngleAt(m_block->begin) - startHourAngle, 12)),
                                     std::abs(m_block->declination - m_before.declination));
    const double needed = distance / slewSpeed + 6;
    const double x = std::min(1.0, seconds(time - m_block->begin) / needed);
    const double progress = x * x * (3 - 2 * x); // speeds up and slows down
    state.isSlewing = x < 1 && distance > 0.01;
    state.hourAngle = wrapped(startHourAngle + progress * wrapped(goalHourAngle - startHourAngle, 12), 12);
    state.declination = m_before.declination + progress * (m_block->declination - m_before.declination);
    const Horizontal direction = horizontalAt(state.hourAngle, state.declination);
    state.altitude = direction.altitude;
    state.azimuth = direction.azimuth;
}

/** The dome starts for each step of the way when the step begins, and takes its time. */
void Telescope::turnDome(TelescopeState &state, Timestamp time) const
{
    const Timestamp step = m_block->begin + (time - m_block->begin) / domeStep * domeStep;
    const bool isFirst = step == m_block->begin;
    const double from =
        isFirst ? m_before.domeTargetAt(m_block->begin - Duration(1)) : m_block->domeTargetAt(step - domeStep);
    const double way = wrapped(m_block->domeTargetAt(step) - from, 180);
    const double moved = std::min(std::abs(way), domeSpeed * seconds(time - step));
    state.domeAzimuth = wrapped(from + std::copysign(moved, way) - 180, 180) + 180;
    state.isDomeMoving = moved < std::abs(way);
}

} // namespace mtnops
