// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/tcsngmodel.h"

#include "logger/device/simulation/ngrequest.h"
#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/sky.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace mtnops {

namespace {

enum TcsngSeed : quint64
{
    RightAscensionSeed = 600,
    DeclinationSeed,
    RotatorNoiseSeed,
};

using LineBuffer = std::array<char, 160>;

/** A number of hours or degrees as three fields, its last in units of 10^-decimals; carries correctly. */
struct Sexagesimal
{
    int first = 0;
    int minutes = 0;
    int seconds = 0;
    int fraction = 0;

    Sexagesimal(double magnitude, int unitsPerSecond)
    {
        const qint64 units = std::llround(magnitude * 3600 * unitsPerSecond);
        fraction = int(units % unitsPerSecond);
        const qint64 whole = units / unitsPerSecond;
        seconds = int(whole % 60);
        minutes = int(whole / 60 % 60);
        first = int(whole / 3600);
    }
};

char signOf(double value)
{
    return std::signbit(value) ? '-' : '+';
}

/** RA 1, declination 2, dome 8. */
unsigned motionBits(const TelescopeState &state)
{
    return (state.isSlewing ? 3U : 0U) | (state.isDomeMoving ? 8U : 0U);
}

QByteArray all(const TelescopeState &state, Timestamp time)
{
    const double jitter = state.isObserving ? 1.0 / 3600 : 0; // guiding errors, arc seconds
    const double rightAscension =
        std::fmod(state.rightAscension() + 24 + 0.15 * jitter / 15 * sampleNoise(RightAscensionSeed, time), 24);
    const double declination = state.declination + 0.15 * jitter * sampleNoise(DeclinationSeed, time);
    const Sexagesimal ra(rightAscension, 100);
    const Sexagesimal dec(std::abs(declination), 10);
    const Sexagesimal ha(std::abs(state.hourAngle), 1);
    const Sexagesimal st(state.siderealTime, 1);
    const double zenithDistance = degreesToRadians(90 - state.altitude);
    const double airmass = state.altitude > 1 ? 1 / std::cos(zenithDistance) : 99;
    LineBuffer line{};
    std::snprintf(line.data(), line.size(),
                  "TCSNG TCS 1   %02x %02d:%02d:%02d.%02d %c%02d:%02d:%02d.%d %c%02d:%02d:%02d %02d:%02d:%02d "
                  "%5.2f %6.2f %5.2f 2000.00\r\n",
                  motionBits(state), ra.first % 24, ra.minutes, ra.seconds, ra.fraction, signOf(declination), dec.first,
                  dec.minutes, dec.seconds, dec.fraction, signOf(state.hourAngle), ha.first, ha.minutes, ha.seconds,
                  st.first % 24, st.minutes, st.seconds, state.altitude, state.azimuth, airmass);
    return line.data();
}

QByteArray xall(const TelescopeState &state, Timestamp time)
{
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
    LineBuffer line{};
    std::snprintf(line.data(), line.size(), "TCSNG TCS 1 %7d %6.1f %6.1f %6.1f %02u/%02u/%04d %.1f\r\n",
                  int(state.focus), state.domeAzimuth, state.rotator + 0.05 * sampleNoise(RotatorNoiseSeed, time),
                  parallacticAngle(state.hourAngle, state.declination), unsigned(date.month()), unsigned(date.day()),
                  int(date.year()), julianDate(time));
    return line.data();
}

QByteArray dome(const TelescopeState &state)
{
    const double delta = std::remainder(state.azimuth - state.domeAzimuth, 360);
    LineBuffer line{};
    std::snprintf(line.data(), line.size(), "TCSNG TCS 1 %11.7f %d 1 %11.7f %11.7f %11.7f\r\n", delta,
                  state.isObserving ? 1 : 0, state.azimuth, state.domeAzimuth, 90.0);
    return line.data();
}

} // namespace

SimulatedReply TcsngModel::answer(const QByteArray &request, Timestamp time) const
{
    const NgRequest ng = parseNgRequest(request);
    if (!request.endsWith('\n'))
        return {SimulatedOutcome::Silence, {}}; // it waits for the newline for ever
    if (ng.keyword == "ALL")
        return {SimulatedOutcome::Answer, all(m_telescope.at(time), time)};
    if (ng.keyword == "XALL")
        return {SimulatedOutcome::Answer, xall(m_telescope.at(time), time)};
    if (ng.keyword == "DOME")
        return {SimulatedOutcome::Answer, dome(m_telescope.at(time))};
    if (ng.keyword == "LIMIT")
        return {SimulatedOutcome::Answer, QByteArrayLiteral("TCSNG TCS 1 0 0\r\n")}; // it never runs into one
    return {SimulatedOutcome::Answer, QByteArrayLiteral("TCSNG TCS 1 UNKNOWN_CMD\r\n")};
}

} // namespace mtnops
