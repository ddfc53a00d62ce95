// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/track.h"

namespace mtnops {

namespace {

constexpr qsizetype mostPlaces = 10'000; // some MB; then they are found anew

} // namespace

/** Lagrange's cubic through the two places before and the two after. */
EquatorialVector Track::at(Timestamp time) const
{
    const Timestamp start = floorTo(time, m_step);
    const qint64 index = start.time_since_epoch() / m_step;
    const double t = double((time - start).count()) / double(m_step.count());
    const std::array<double, 4> weights{-t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2,
                                        -(t + 1) * t * (t - 2) / 2, (t + 1) * t * (t - 1) / 6};
    EquatorialVector sum{};
    for (std::size_t node = 0; node < weights.size(); ++node) {
        const EquatorialVector &place = onGrid(index + qint64(node) - 1);
        for (std::size_t axis = 0; axis < sum.size(); ++axis)
            sum[axis] += weights[node] * place[axis];
    }
    return sum;
}

const EquatorialVector &Track::onGrid(qint64 index) const
{
    if (m_places.size() > mostPlaces)
        m_places.clear();
    auto place = m_places.find(index);
    if (place == m_places.end())
        place = m_places.insert(index, m_place(Timestamp(m_step * index)));
    return *place;
}

} // namespace mtnops
