// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

/** The weather on the simulated mountain. */
struct Weather
{
    double ambient = 0; ///< °C
    double skyMinusAmbient = 0; ///< °C; about -33 under a clear sky
    double humidity = 0; ///< percent
    double wind = 0; ///< mph
    double cloud = 0; ///< 0 clear to 1 overcast
    bool rain = false;
};

/** Day and night, seasons, fronts of some days, gusts; no two samples alike. */
Weather weatherAt(Timestamp time);

/** Good enough to open the dome; looked at every ten minutes, as a person would. */
bool isWeatherGood(Timestamp time);

/** A Boltwood cloud sensor behind a program that answers a newline with flat JSON of numbers in strings. */
class WeatherModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;
};

} // namespace mtnops
