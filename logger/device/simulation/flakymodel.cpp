// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/flakymodel.h"

#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/weathermodel.h"

namespace mtnops {

using namespace std::chrono_literals;

SimulatedReply FlakyModel::answer(const QByteArray &, Timestamp time) const
{
    constexpr Duration hour = 1h;
    const Timestamp begin = floorTo(time, hour);
    const qint64 number = toMicroseconds(begin) / hour.count();
    const double when = whiteNoise(number, 31); // below -0.25: this hour all is well
    const Timestamp from = begin + Duration(qint64((when + 0.25) * double(hour.count()) * 0.7));
    const Duration length = 6min + Duration(qint64(4 * 60e6 * whiteNoise(number, 32)));
    if (when > -0.25 && time >= from && time < from + length) {
        const double how = whiteNoise(number, 33);
        if (how < -0.3)
            return {SimulatedReply::Kind::Silence, {}};
        if (how < 0.3)
            return {SimulatedReply::Kind::Refused, {}};
        return {SimulatedReply::Kind::Bytes, "BIG61 TUBE 123 \x8f\xc1~}\x02\r\n"};
    }
    // The tube follows the air an hour behind.
    const double tube = 0.7 * weatherAt(time - 60min).ambient + 0.3 * weatherAt(time - 120min).ambient + 1.2
        + 0.03 * whiteNoise(toMicroseconds(time) / 1'000'000, 34);
    return {SimulatedReply::Kind::Bytes, "BIG61 TUBE 123 " + QByteArray::number(tube, 'f', 2) + "\r\n"};
}

} // namespace mtnops
