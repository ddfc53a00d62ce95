// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "logger/query/seriesbin.h"

#include <optional>

namespace mtnops {

/** Takes the mean of each pixel column, by the definitions of the rollups: a row stands until the next one, at most the
    longest gap. A row or bin counts whole to the pixel in which it begins. Fed by a SeriesReducer, in order of time. A
    value class without SQL; any one thread. */
class MeanLine
{
public:
    /** A row of the table, valid or not, or the first one of a bin: the value before it stood until then, or for
        @p longestGap in µs, 0 for no end. */
    void noteRow(qint64 time, qint64 longestGap);
    void addValue(qint64 time, double value);
    void addBin(const SeriesBin &bin);

    /** What comes next lies in another pixel. */
    void closePixel();
    /** After closePixel(): what comes next is not joined to what was. */
    void breakLine();

    /** The means; call it once, at the end. */
    QList<SeriesMean> take();

private:
    struct Standing
    {
        qint64 since = 0;
        double value = 0;
    };

    void widen(qint64 from, qint64 to, double lowest, double highest);

    QList<SeriesMean> m_means;
    std::optional<Standing> m_standing; ///< the last value, as long as it is not known for how long

    bool m_isOpen = false; ///< the members below describe the pixel that is being filled
    qint64 m_from = 0;
    qint64 m_to = 0;
    double m_lowest = 0;
    double m_highest = 0;
    double m_integral = 0;
    qint64 m_stood = 0;
};

} // namespace mtnops
