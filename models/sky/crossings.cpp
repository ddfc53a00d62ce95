// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/crossings.h"

#include <algorithm>
#include <optional>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

struct AltitudeSample
{
    Timestamp time;
    double altitude = 0; ///< degrees
};

/** The vertex of the parabola through three equidistant samples of which the middle one is the highest or lowest. */
std::optional<Timestamp> vertex(const AltitudeSample &a, const AltitudeSample &b, const AltitudeSample &c)
{
    if ((b.altitude > a.altitude) != (b.altitude > c.altitude))
        return std::nullopt;
    const double offset = (a.altitude - c.altitude) / (2 * (a.altitude - 2 * b.altitude + c.altitude)); // in steps
    return b.time + Duration(qint64(offset * double((c.time - b.time).count())));
}

QList<AltitudeSample> sampled(const std::function<double(Timestamp)> &altitude, const TimeRange &range, Duration step)
{
    QList<AltitudeSample> samples;
    for (Timestamp time = range.from; time < range.to; time += step)
        samples.append({time, altitude(time)});
    // Between two samples hides what the highest and the lowest place pass twice.
    for (qsizetype index = samples.size() - 2; index > 0; --index) {
        const AltitudeSample &middle = samples.at(index);
        const std::optional<Timestamp> time = vertex(samples.at(index - 1), middle, samples.at(index + 1));
        if (time && *time != middle.time)
            samples.insert(*time < middle.time ? index : index + 1, {*time, altitude(*time)});
    }
    samples.append({range.to, altitude(range.to)});
    return samples;
}

} // namespace

QList<Timestamp> crossings(const std::function<double(Timestamp)> &altitude, const QList<double> &limits,
                           const TimeRange &range, Duration step)
{
    QList<Timestamp> found;
    const QList<AltitudeSample> samples = sampled(altitude, range, step);
    for (qsizetype index = 1; index < samples.size(); ++index) {
        for (const double limit : limits) {
            TimeRange between{samples.at(index - 1).time, samples.at(index).time};
            const bool isAboveBefore = samples.at(index - 1).altitude > limit;
            if (isAboveBefore == (samples.at(index).altitude > limit))
                continue;
            while (between.length() > 1s) {
                const Timestamp middle = between.from + between.length() / 2;
                ((altitude(middle) > limit) == isAboveBefore ? between.from : between.to) = middle;
            }
            found.append(between.from + between.length() / 2);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace mtnops
