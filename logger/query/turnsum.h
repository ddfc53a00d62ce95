// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/turn.h"

#include <optional>

namespace mtnops {

/** Takes the mean of values that go round a circle: the middle by the shorter way, each with its weight. Only values
    that lie within half a turn have one. A value class; any one thread. */
class TurnSum
{
public:
    explicit TurnSum(const Turn &turn) : m_turn(turn) { }

    const Turn &turn() const { return m_turn; }

    /** Whatever has no weight counts for nothing. */
    void add(double value, long double weight);
    /** Several values of which only this is known. Where they may lie on both sides of where the circle begins, or all
        around it, the mean of the numbers is no place among them: then nothing is known of the middle any more. */
    void add(double minimum, double maximum, double mean, long double weight);

    bool isHidden() const { return m_isHidden; } ///< see add()
    /** What was added lies within half a turn. */
    bool hasMiddle() const { return !m_isHidden && m_highest - m_lowest < m_turn.length / 2; }
    /** On the circle; nothing without one, nor before anything was added. */
    std::optional<double> middle() const;

private:
    Turn m_turn;
    std::optional<double> m_first; ///< everything is counted from here
    double m_lowest = 0; ///< difference to m_first
    double m_highest = 0;
    bool m_isHidden = false;
    long double m_sum = 0; ///< of the differences
    long double m_weight = 0;
};

} // namespace mtnops
