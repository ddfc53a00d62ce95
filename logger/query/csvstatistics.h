// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvrequest.h"
#include "logger/query/turnsum.h"

namespace mtnops {

/** What one interval of a CSV file knows of a real column's valid values. One thread. */
class CsvStatistics
{
public:
    /** @p turn: the circle that the values go round, if they do. */
    explicit CsvStatistics(const std::optional<Turn> &turn)
    {
        if (turn)
            m_circle.emplace(*turn);
    }

    void add(double number);
    /** Several numbers of which only this is known. On a circle they lie together, in half a turn. */
    void add(qint64 count, double minimum, double maximum, double sum);
    void clear();

    qint64 count() const { return m_count; }
    double minimum() const { return m_minimum; } ///< with a count only; of the numbers, on a circle too
    double maximum() const { return m_maximum; }

    /** On a circle the middle of the values by the shorter way; nothing where they do not lie within half a turn, which
        has no middle. Needs a count. */
    std::optional<double> mean() const;

private:
    qint64 m_count = 0;
    double m_minimum = 0;
    double m_maximum = 0;
    std::optional<TurnSum> m_circle; ///< in place of m_sum
    long double m_sum = 0; ///< long, so that a few of 1e308 do not overflow
};

/** "mean", "min", "max" or "count", as on the command line and in the header. */
QString nameOf(CsvStatistic statistic);
std::optional<CsvStatistic> csvStatisticFromString(QStringView text);

} // namespace mtnops
