// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace mtnops {

/** The values at the lower and the upper edge of a plot area; low < high. */
struct ValueSpan
{
    double low = 0;
    double high = 1;

    double length() const { return high - low; }
    bool contains(double value) const { return low <= value && value <= high; }
    friend bool operator==(const ValueSpan &, const ValueSpan &) = default;
};

/** One labelled value of an axis. */
struct ValueTick
{
    double value = 0;
    QString label;
    friend bool operator==(const ValueTick &, const ValueTick &) = default;
};

/** The smallest of 1, 2, 5 × 10^n that cuts @p length into at most @p mostTicks parts. length > 0, mostTicks > 0. */
double niceStep(double length, int mostTicks);

/** A span that shows @p data with at least 5 % of room above and below, its ends a quarter step or more away from every
    tick so that labels of neighbouring panels never meet. Constant data gets a tenth of its value, at least ±1. */
ValueSpan automaticSpan(const ValueSpan &data, int mostTicks);

/** What automaticSpan() says, but @p current as long as the data fits it and fills most of it: an axis that follows
    live data holds still. */
ValueSpan followingSpan(const std::optional<ValueSpan> &current, const ValueSpan &data, int mostTicks);

/** As followingSpan() on a logarithmic axis: all three are above zero. */
ValueSpan followingDecades(const std::optional<ValueSpan> &current, const ValueSpan &data, int mostTicks);

/** The powers of ten inside @p span, and their doubles and fives where there is room; round steps where it is shorter
    than a decade. */
QList<ValueTick> decadeTicks(const ValueSpan &span, int mostTicks);

/** The multiples of a nice step inside @p span, upwards, with labels of one number of decimals. At most mostTicks + 1.
 */
QList<ValueTick> valueTicks(const ValueSpan &span, int mostTicks);

} // namespace mtnops
