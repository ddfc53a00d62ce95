// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** A half-open span of time, [from, to). Empty when from >= to. */
struct TimeRange
{
    Timestamp from;
    Timestamp to;

    Duration length() const { return to - from; }
    bool isEmpty() const { return from >= to; }
    bool contains(Timestamp time) const { return from <= time && time < to; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

} // namespace mtnops
