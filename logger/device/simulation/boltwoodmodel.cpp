// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/boltwoodmodel.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weather.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

enum BoltwoodSeed : quint64
{
    SkySeed = 200,
    SkyDriftSeed,
    AirSeed,
    HumiditySeed,
    WindSeed,
    DaylightSeed,
    VoltageSeed,
    RainSeed,
    WetSeed,
};

/** 1 clear, 2 cloudy, 3 very cloudy, by the thresholds of the sensor's manual. */
int cloudCondition(double skyMinusAmbient)
{
    if (skyMinusAmbient < -25)
        return 1;
    return skyMinusAmbient < -10 ? 2 : 3;
}

/** 1 dark, 2 light, 3 very light. */
int daylightCondition(double sunAltitude)
{
    if (sunAltitude < -6)
        return 1;
    return sunAltitude < 8 ? 2 : 3;
}

/** Counts of the photodiode: moonless night to noon, in the twilight by a factor of ten for three degrees. */
double daylightCounts(const Weather &weather)
{
    const double brightness = std::pow(10, std::min(0.0, weather.sunAltitude) / 3);
    const double sun = std::max(0.0, std::sin(weather.sunAltitude * 0.01745));
    return 12 + (60 * brightness + 900 * sun) * (1 - 0.6 * weather.cloud);
}

void append(QByteArray &json, QByteArrayView key, const QByteArray &value)
{
    json += json.isEmpty() ? "{\"" : ", \"";
    json += key;
    json += "\": \"";
    json += value;
    json += '"';
}

QByteArray fixed(double value, int decimals)
{
    return QByteArray::number(value, 'f', decimals);
}

} // namespace

SimulatedReply BoltwoodModel::answer(const QByteArray &, Timestamp time) const
{
    const Weather weather = weatherAt(time);
    const double sky = -35 + 31 * weather.cloud + 1.5 * smoothNoise(SkyDriftSeed, time, std::chrono::minutes(25))
        + 0.25 * sampleNoise(SkySeed, time);
    const double humidity = std::clamp(weather.humidity + 0.2 * sampleNoise(HumiditySeed, time), 0.0, 100.0);
    const double wind = std::max(0.0, weather.wind + 0.5 * sampleNoise(WindSeed, time));
    const double daylight = std::max(0.0, daylightCounts(weather) + sampleNoise(DaylightSeed, time));
    const bool mustClose = weather.rain > 0 || humidity > 90 || wind > 40;

    QByteArray json;
    json.reserve(400);
    append(json, "cloudCond", QByteArray::number(cloudCondition(sky)));
    append(json, "dayCond", QByteArray::number(daylightCondition(weather.sunAltitude)));
    append(json, "daylightADC", fixed(daylight, 0));
    append(json, "powerVoltage", fixed(12.1 + 0.02 * sampleNoise(VoltageSeed, time), 2));
    append(json, "rainSensor", fixed(2.5 + 40 * weather.rain + 0.1 * sampleNoise(RainSeed, time), 1));
    append(json, "relativeHumidityPercentage", fixed(humidity, 0));
    append(json, "roofCloseRequested", mustClose ? "1" : "0");
    append(json, "skyMinusAmbientTemperature", fixed(sky, 1));
    append(json, "timestamp", toIsoUtc(floorTo(time, std::chrono::seconds(1))).first(19) + 'Z');
    append(json, "wetSensor", fixed(4 + 60 * weather.rain + 0.2 * sampleNoise(WetSeed, time), 1));
    append(json, "windSpeed", fixed(wind, 1));
    append(json, "ambientTemperature", fixed(weather.temperature + 0.06 * sampleNoise(AirSeed, time), 1));
    json += '}';
    return {SimulatedOutcome::Answer, json};
}

} // namespace mtnops
