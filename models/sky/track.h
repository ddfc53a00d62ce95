// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QHash>

#include <array>
#include <functional>

namespace mtnops {

/** A geocentric place as a vector in the equatorial frame of date, in kilometres. */
using EquatorialVector = std::array<double, 3>;

/** The path of the Sun or the Moon: places on a grid of time, kept, and interpolated between by a cubic, since a place
    takes libnova 0.1 ms and more. Not for several threads at once. */
class Track
{
public:
    /** @p place is asked at multiples of @p step. */
    Track(std::function<EquatorialVector(Timestamp)> place, Duration step) : m_place(std::move(place)), m_step(step) { }

    EquatorialVector at(Timestamp time) const;

private:
    const EquatorialVector &onGrid(qint64 index) const;

    std::function<EquatorialVector(Timestamp)> m_place;
    Duration m_step;
    mutable QHash<qint64, EquatorialVector> m_places; ///< by number of the step
};

} // namespace mtnops
