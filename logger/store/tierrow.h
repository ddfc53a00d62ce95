// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

#include <vector>

namespace mtnops {

/** What one bin says of one column; see Statistic. All zero where no value was valid. */
struct TierCell
{
    qint64 count = 0;
    double minimum = 0;
    double maximum = 0;
    double sum = 0;
    int first = 0; ///< of a real, 0 to edgeSteps
    QVariant last; ///< of a real 0 to edgeSteps; else the stored value
    qint64 changes = 0;
    qint64 covered = 0; ///< µs
    double integral = 0; ///< value · µs

    friend bool operator==(const TierCell &, const TierCell &) = default;
};

/** One bin of a table, as it is stored. */
struct TierRow
{
    qint64 start = 0; ///< µs since the epoch, a multiple of the tier's width
    qint64 rows = 0;
    qint64 covered = 0; ///< µs for which a row stood: until the next, at most the longest gap
    std::vector<TierCell> cells; ///< one for each column

    friend bool operator==(const TierRow &, const TierRow &) = default;
};

/** A place between minimum and maximum as a step of 0 to edgeSteps, and back. */
int edgeStep(double value, double minimum, double maximum);
double edgeValue(int step, double minimum, double maximum);

} // namespace mtnops
