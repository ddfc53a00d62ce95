// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cmath>
#include <optional>
#include <tuple>

namespace mtnops {

/** The values at the lower and the upper end of an axis; low < high. */
struct AxisSpan
{
    double low = 0;
    double high = 1;

    /** Finite, and far enough apart to be told apart; above zero where it is @p logarithmic. */
    bool isValid(bool logarithmic) const
    {
        return std::isfinite(low) && std::isfinite(high) && std::isfinite(high - low)
            && low + std::abs(low) * 1e-9 < high && (!logarithmic || low > 0.0);
    }
    friend bool operator==(const AxisSpan &, const AxisSpan &) = default;
};

/** Which axis: of one panel and of one unit, or of one column whose values are words. A value. */
struct AxisId
{
    QString panel; ///< PanelPlan::key
    QString axis; ///< AxisPlan::key
    friend bool operator==(const AxisId &, const AxisId &) = default;
    friend bool operator<(const AxisId &left, const AxisId &right)
    {
        return std::tie(left.panel, left.axis) < std::tie(right.panel, right.axis);
    }
};

/** What a person has set of one value axis. A value. */
struct AxisState
{
    std::optional<AxisSpan> held; ///< nothing: it follows the values that are seen
    bool isLogarithmic = false; ///< held, where there is something, lies above zero
    bool isLocked = false; ///< only with held: nothing but the lock itself changes this axis
    friend bool operator==(const AxisState &, const AxisState &) = default;
};

} // namespace mtnops
