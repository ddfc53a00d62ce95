// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QTimeZone>

#include <optional>

namespace mtnops {

/** What was decided of times that a clock showed twice. */
struct TwiceShown
{
    qint64 first = 0; ///< rows taken for the first time, as daylight saving has it
    qint64 second = 0; ///< rows taken for the second, for what stands before or behind them
    qint64 guessed = 0; ///< of those taken for the first: nothing shows that they are not of the second
};

/** Which of the two times that a clock showed is meant. */
enum class Showing : quint8
{
    First,
    Second,
    Unknown, ///< taken for the first
};

/** Rows one behind the other whose times a local clock showed twice, from the first to the last; µs as shown. */
struct TwiceShownRun
{
    qint64 first = 0;
    qint64 last = 0;
};

/** Finds the instants that a local clock showed, row by row in the order in which these were written: of a time that it
    showed twice, in the night when daylight saving ends, the second is meant once the rows have gone back by more than
    a minute; or what is said, of rows that waited until more was known. One thread. */
class LocalClock
{
public:
    explicit LocalClock(QTimeZone zone) : m_zone(std::move(zone)) { }

    const QTimeZone &zone() const { return m_zone; }

    /** @p shown in µs since 1970-01-01T00:00 of the local clock. Nothing where it never showed that: daylight saving
        began. */
    std::optional<Timestamp> instantOf(qint64 shown);

    static constexpr qint64 longestJitter = 60'000'000; ///< µs that a clock is set back without having been shown twice

    bool isTwiceShown(qint64 shown) const;

    /** How far a row that goes on with those before it may be behind them, of a table with a row each @p interval; µs.
     */
    static qint64 longestStep(Duration interval);

    /** Which time rows mean that come next, from what is around them: @p next is shown by the row behind them, nothing
        where there is none. Whoever goes on from the hour before without a gap is of the first, and who goes on so into
        the hour behind is of the second; so is whoever stands behind later ones of the first, and those are of it. */
    Showing showingOf(const TwiceShownRun &run, std::optional<qint64> next, qint64 longestStep) const;

    /** The instant of a time that was shown twice. */
    Timestamp instantOf(qint64 shown, Showing showing);

    const TwiceShown &twiceShown() const { return m_twiceShown; }

private:
    /** The one or two instants, the earlier first. */
    struct Instants
    {
        int count = 0;
        qint64 first = 0; ///< µs
        qint64 second = 0;
    };
    Instants instantsOf(qint64 shown) const;
    qint64 offsetAt(qint64 time) const;
    bool isBehindFirst(const Instants &instants) const;
    qint64 decide(const Instants &instants);

    QTimeZone m_zone;
    qint64 m_from = 0; ///< for what is shown from here on the offset below holds
    qint64 m_to = 0;
    qint64 m_offset = 0; ///< µs
    std::optional<qint64> m_last; ///< the row before, µs
    TwiceShown m_twiceShown;
};

} // namespace mtnops
