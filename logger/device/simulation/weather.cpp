// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/weather.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/sky.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

enum WeatherSeed : quint64
{
    FrontSeed = 100,
    FrontDetailSeed,
    AirMassSeed,
    TemperatureSeed,
    CloudSeed,
    BreezeSeed,
    GustSeed,
};

double smoothStep(double from, double to, double value)
{
    const double x = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return x * x * (3 - 2 * x);
}

/** The mean of the season, coldest in late January. */
double seasonalTemperature(Timestamp time)
{
    return 8.5 - 9 * std::cos(2 * 3.141592653589793 * (julianDate(time) - 2451565.0) / 365.2425);
}

} // namespace

Weather weatherAt(Timestamp time)
{
    Weather weather;
    weather.sunAltitude = sunAltitude(time);
    // A front is damp air; it comes every few days and has bands of some hours in it.
    const double front = 0.75 * smoothNoise(FrontSeed, time, 60h) + 0.35 * smoothNoise(FrontDetailSeed, time, 8h);
    // The ground stores heat: the warmest hour comes well after noon.
    const double warming = 5.5 * std::sin(degreesToRadians(sunAltitude(time - 150min)));
    weather.cloud = smoothStep(0.05, 0.7, front + 0.3 * smoothNoise(CloudSeed, time, 100min));
    weather.temperature = seasonalTemperature(time) + warming * (1 - 0.5 * weather.cloud) - 2.5 * front
        + 4 * smoothNoise(AirMassSeed, time, 4 * 24h) + 0.5 * smoothNoise(TemperatureSeed, time, 35min);
    weather.humidity = std::clamp(38 + 45 * front - 2.2 * warming, 3.0, 100.0);
    weather.rain = smoothStep(0.62, 0.95, front);
    const double breeze = 8 + 6 * smoothNoise(BreezeSeed, time, 5h) + 9 * std::max(0.0, front);
    weather.wind =
        breeze * (1 + 0.3 * smoothNoise(GustSeed, time, 45s) + 0.15 * smoothNoise(GustSeed + 1000, time, 11s));
    return weather;
}

} // namespace mtnops
