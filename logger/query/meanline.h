// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "logger/query/seriesbin.h"
#include "logger/query/turnsum.h"

#include <optional>

namespace mtnops {

/** Takes the mean of each pixel column, by the definitions of the rollups: a row stands until the next one, at most the
    longest gap. A row or bin counts whole to the pixel in which it begins. On a circle the mean goes the shorter way,
   and is left out where it is not known, see TurnSum. Fed by a SeriesReducer, in order of time. A value class without
   SQL; any one thread. */
class MeanLine
{
public:
    /** @p turn: the circle that the values go round, if they do. */
    explicit MeanLine(const std::optional<Turn> &turn) : m_turn(turn) { }

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
    void addTime(const SeriesBin &bin);
    double mean() const;

    std::optional<Turn> m_turn;
    QList<SeriesMean> m_means;
    std::optional<Standing> m_standing; ///< the last value, as long as it is not known for how long

    bool m_isOpen = false; ///< the members below describe the pixel that is being filled
    qint64 m_from = 0;
    qint64 m_to = 0;
    double m_lowest = 0;
    double m_highest = 0;
    double m_integral = 0;
    qint64 m_stood = 0;
    std::optional<TurnSum> m_circle; ///< on a circle
};

} // namespace mtnops
