// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"

#include <optional>

namespace mtnops {

/** From which value to which a sparkline fills its height: no less than what matters of such a column, so that a value
    that only jitters in its last digit is seen to stand still. Any thread. */
struct SparklineSpan
{
    double low = 0;
    double high = 0;

    /** Nothing where there is no value. */
    static std::optional<SparklineSpan> of(const Series &series, const Column &column);

    /** How high @p value stands: 0 at the bottom, 1 at the top. */
    double heightOf(double value) const;
};

} // namespace mtnops
