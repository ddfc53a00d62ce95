// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <optional>

namespace mtnops {

/** How far valid values lie from some value near their mean: what a standard deviation is made of. Those of the parts
   of a range add up. */
struct Spread
{
    qint64 count = 0;
    double distances = 0; ///< their sum
    double squares = 0; ///< the sum of their squares

    void add(double distance)
    {
        ++count;
        distances += distance;
        squares += distance * distance;
    }
    Spread &operator+=(const Spread &other)
    {
        count += other.count;
        distances += other.distances;
        squares += other.squares;
        return *this;
    }

    /** Around the mean of the values themselves, by count. */
    std::optional<double> standardDeviation() const
    {
        if (count == 0)
            return std::nullopt;
        const double off = distances / double(count);
        return std::sqrt(std::max(0.0, squares / double(count) - off * off));
    }
};

} // namespace mtnops
