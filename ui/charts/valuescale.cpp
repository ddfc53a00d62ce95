// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valuescale.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double padding = 0.05; // of the data's length, on each side
constexpr double leastFill = 0.6; // of the current span, below which it is given up
constexpr int fewestDigits = 4; // of numbers that are written with an exponent
constexpr int mostDigits = 12;

double magnitude(const ValueSpan &span)
{
    return std::max(std::abs(span.low), std::abs(span.high));
}

/** @p value moved up to the next eighth of a step that is at least a quarter step away from a multiple of it. */
double upToQuietPlace(double value, double step)
{
    const double eighths = std::ceil(value / step * 8.0 - 1e-9);
    const double whole = std::floor(eighths / 8.0);
    const double rest = eighths - whole * 8.0;
    if (rest < 2.0)
        return (whole + 0.25) * step;
    return rest > 6.0 ? (whole + 1.25) * step : (whole + rest / 8.0) * step;
}

ValueSpan logarithmOf(const ValueSpan &span)
{
    return {.low = std::log10(span.low), .high = std::log10(span.high)};
}

QString tickLabel(double value, double step, double largest)
{
    if (largest >= 1e7 || largest < 1e-3) {
        const int needed = int(std::ceil(std::log10(largest / step) - 1e-9)) + 1; // to tell neighbours apart
        return QString::number(value, 'g', std::clamp(needed, fewestDigits, mostDigits));
    }
    const int decimals = std::max(0, int(std::ceil(-std::log10(step) - 1e-9)));
    return QString::number(value, 'f', decimals);
}

} // namespace

double niceStep(double length, int mostTicks)
{
    const double wanted = length / mostTicks;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted * (1.0 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

ValueSpan automaticSpan(const ValueSpan &data, int mostTicks)
{
    ValueSpan wanted = data;
    if (data.length() <= magnitude(data) * 1e-9) {
        const double half = std::max(1.0, magnitude(data) * 0.05);
        wanted = {.low = data.low - half, .high = data.high + half};
    }
    const double room = wanted.length() * padding;
    const double step = niceStep(wanted.length() + 2.0 * room, mostTicks);
    return {.low = -upToQuietPlace(-(wanted.low - room), step), .high = upToQuietPlace(wanted.high + room, step)};
}

ValueSpan followingSpan(const std::optional<ValueSpan> &current, const ValueSpan &data, int mostTicks)
{
    const ValueSpan fresh = automaticSpan(data, mostTicks);
    const bool fits = current && current->contains(data.low) && current->contains(data.high);
    return fits && fresh.length() >= leastFill * current->length() ? *current : fresh;
}

ValueSpan followingDecades(const std::optional<ValueSpan> &current, const ValueSpan &data, int mostTicks)
{
    const auto before = current ? std::optional(logarithmOf(*current)) : std::nullopt;
    const ValueSpan span = followingSpan(before, logarithmOf(data), mostTicks);
    if (before && span == *before)
        return *current; // to the last digit
    return {.low = std::pow(10.0, span.low), .high = std::pow(10.0, span.high)};
}

QList<ValueTick> decadeTicks(const ValueSpan &span, int mostTicks)
{
    const double decades = logarithmOf(span).length();
    if (decades < 1.0)
        return valueTicks(span, mostTicks);
    const int step = std::max(1, int(std::ceil(decades / mostTicks)));
    const QList<double> factors = decades * 3.0 <= mostTicks ? QList{1.0, 2.0, 5.0} : QList{1.0};
    QList<ValueTick> ticks;
    for (int power = int(std::floor(std::log10(span.low))); power <= std::log10(span.high); ++power) {
        for (const double factor : power % step == 0 ? factors : QList<double>()) {
            const double value = factor * std::pow(10.0, power);
            if (span.contains(value))
                ticks.append({.value = value, .label = QString::number(value, 'g', 4)});
        }
    }
    return ticks;
}

QList<ValueTick> valueTicks(const ValueSpan &span, int mostTicks)
{
    const double step = niceStep(span.length(), mostTicks);
    const double first = std::ceil(span.low / step - 1e-9);
    const double last = std::floor(span.high / step + 1e-9);
    QList<ValueTick> ticks;
    for (double multiple = first; multiple <= last; ++multiple) {
        const double value = multiple == 0.0 ? 0.0 : multiple * step; // no "-0"
        const QString label = tickLabel(value, step, magnitude(span));
        // Beyond the digits of a label neighbours would read the same.
        if (ticks.isEmpty() || ticks.last().label != label)
            ticks.append({.value = value, .label = label});
    }
    return ticks;
}

} // namespace mtnops
