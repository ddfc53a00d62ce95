// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <QList>

#include <functional>

namespace mtnops {

/** The instants inside @p range, in order and right to a second, at which @p altitude (degrees) passes one of @p limits
    in either direction. It is sampled every @p step; a rise and fall between two samples is found too, as long as the
    curve is smooth there. */
QList<Timestamp> crossings(const std::function<double(Timestamp)> &altitude, const QList<double> &limits,
                           const TimeRange &range, Duration step);

} // namespace mtnops
