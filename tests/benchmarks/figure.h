// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace mtnops {

/** One measured figure: printed as a line of JSON, which packaging/bench gathers and checks. */
struct Figure
{
    QString name; ///< "read one column, 24 h, 2000 px"
    double value = 0;
    QString unit; ///< "ms", "rows/s", "%", "MB"
    std::optional<double> floor; ///< the physical limit doing the same work, measured in this run
    std::optional<double> bar; ///< what must be kept: a limit for value where limitsRatio is false
    bool limitsRatio = false; ///< the bar is one of value / floor
    bool isMinimum = false; ///< the bar is kept from above: rows/s
};

void print(const Figure &figure);

/** The median of @p runs calls, after one that is not counted, in milliseconds; of the first call for 0. */
double medianMilliseconds(int runs, const std::function<void()> &work);

/** What was measured of some work and of its floor in the same moments: the machine is shared, and its clock changes
   from minute to minute. */
struct Compared
{
    double value = 0;
    double floor = 0;
};

/** The medians of @p runs calls of each, alternately, after one that is not counted, in milliseconds. */
Compared compareMilliseconds(int runs, const std::function<void()> &work, const std::function<void()> &floor);

/** Of several, the one whose ratio is the median. */
Compared medianByRatio(std::vector<Compared> rounds);

double median(std::vector<double> values);

/** How long it takes, in seconds. */
double secondsOf(const std::function<void()> &work);

/** What the process has in memory now. */
double residentMegabytes();

} // namespace mtnops
