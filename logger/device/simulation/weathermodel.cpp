// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/weathermodel.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/skyposition.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

/** White noise that is new with each second. */
double jitter(Timestamp time, quint32 seed)
{
    return whiteNoise(toMicroseconds(time) / 1'000'000, seed);
}

double ambientAt(Timestamp time)
{
    constexpr double tropicalYear = 365.2422;
    const double dayOfYear = std::fmod(julianDay(time) - 2451544.5, tropicalYear);
    const double season = 11 - 9 * std::cos(2 * std::numbers::pi * (dayOfYear - 20) / tropicalYear);
    // The ground warms and cools two hours behind the Sun.
    const double day = 5.5 * std::tanh(sunAltitude(time - 2h) / 25);
    return season + day + 3.5 * smoothNoise(time, 74h, 1) + 1.1 * smoothNoise(time, 3h, 2)
        + 0.25 * smoothNoise(time, 9min, 3) + 0.05 * jitter(time, 4);
}

double windAt(Timestamp time)
{
    const double mean = 10 + 8 * smoothNoise(time, 31h, 5) + 3 * smoothNoise(time, 100min, 6);
    const double gust = 0.35 * smoothNoise(time, 90s, 7) + 0.2 * smoothNoise(time, 17s, 8) + 0.08 * jitter(time, 9);
    return std::max(0.0, mean * (1 + gust));
}

} // namespace

Weather weatherAt(Timestamp time)
{
    Weather weather;
    const double front = smoothNoise(time, 65h, 10);
    weather.ambient = ambientAt(time);
    weather.cloud = smoothStep(0.1 + 0.75 * front + 0.35 * smoothNoise(time, 5h, 11));
    weather.humidity = std::clamp(40 - 1.3 * (weather.ambient - 11) + 27 * front + 6 * smoothNoise(time, 2h, 12)
                                      + 0.4 * jitter(time, 13),
                                  3.0, 99.5);
    weather.wind = windAt(time);
    weather.skyMinusAmbient = -33.5 + 25 * weather.cloud + 0.8 * smoothNoise(time, 20min, 14) + 0.15 * jitter(time, 15);
    weather.rain = weather.cloud > 0.85 && weather.humidity > 84;
    return weather;
}

bool isWeatherGood(Timestamp time)
{
    const Weather weather = weatherAt(floorTo(time, 10min));
    return !weather.rain && weather.cloud < 0.75 && weather.humidity < 85 && weather.wind < 32;
}

SimulatedReply WeatherModel::answer(const QByteArray &request, Timestamp time) const
{
    if (request != "\n" && request != "all")
        return {SimulatedReply::Kind::Silence, {}};
    const Weather weather = weatherAt(time);
    const double sun = sunAltitude(time);
    const int cloudCode = weather.cloud > 0.66 ? 3 : weather.cloud > 0.3 ? 2 : 1;
    const int dayCode = sun > 5 ? 3 : sun > -8 ? 2 : 1;
    const int daylight = int(18 + 1005 * smoothStep((sun + 10) / 45) * (1 - 0.5 * weather.cloud));
    const QByteArray iso = toIsoUtc(time).left(19) + 'Z';
    QByteArray bytes(512, Qt::Uninitialized);
    const int length = std::snprintf(
        bytes.data(), std::size_t(bytes.size()),
        "{\"cloudCond\": \"%d\", \"dayCond\": \"%d\", \"daylightADC\": \"%d\", \"powerVoltage\": \"%.2f\", "
        "\"rainSensor\": \"%d\", \"relativeHumidityPercentage\": \"%.1f\", \"roofCloseRequested\": %d, "
        "\"skyMinusAmbientTemperature\": \"%.1f\", \"timestamp\": \"%s\", \"wetSensor\": \"%d\", "
        "\"windSpeed\": \"%.1f\", \"ambientTemperature\": \"%.2f\"}",
        cloudCode, dayCode, daylight, 13.6 + 0.05 * jitter(time, 16), weather.rain ? 1 : 0, weather.humidity,
        weather.rain || weather.wind > 35 ? 1 : 0, weather.skyMinusAmbient, iso.constData(), weather.rain ? 1 : 0,
        weather.wind, weather.ambient);
    bytes.truncate(length);
    return {SimulatedReply::Kind::Bytes, bytes};
}

} // namespace mtnops
