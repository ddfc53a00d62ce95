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
    qint64 second = 0; ///< rows taken for the second, since they stand behind later ones of the first
};

/** Finds the instants that a local clock showed, row by row in the order in which these were written: of a time that it
    showed twice, in the night when daylight saving ends, the second is meant once the rows have gone back by more than
   a minute. One thread. */
class LocalClock
{
public:
    explicit LocalClock(QTimeZone zone) : m_zone(std::move(zone)) { }

    const QTimeZone &zone() const { return m_zone; }

    /** @p shown in µs since 1970-01-01T00:00 of the local clock. Nothing where it never showed that: daylight saving
        began. */
    std::optional<Timestamp> instantOf(qint64 shown);

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
    qint64 decide(const Instants &instants);

    QTimeZone m_zone;
    qint64 m_from = 0; ///< for what is shown from here on the offset below holds
    qint64 m_to = 0;
    qint64 m_offset = 0; ///< µs
    std::optional<qint64> m_last; ///< the row before, µs
    TwiceShown m_twiceShown;
};

} // namespace mtnops
