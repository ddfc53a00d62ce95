// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreigntime.h"
#include "logger/import/localclock.h"

namespace mtnops {

/** Tells the times of foreign rows, one after the other: rows that show the same time one behind the other get
    successive microseconds, always the same ones. One thread. */
class RowClock
{
public:
    /** Without a format the first time that can be read decides; without a zone a time has to name its own. */
    RowClock(std::optional<TimeFormat> format, const std::optional<QTimeZone> &zone);

    /** The row's time, or why it has none, in the same words for all rows with that fault. */
    Result<Timestamp> read(const QVariant &stored);

    /** The same of a time that need not be one of its own. */
    Result<Timestamp> readAlone(const QVariant &stored);

    // read() in its steps, for rows that wait for those behind them:

    /** What is stored there. */
    Result<ForeignTime> shown(const QVariant &stored);
    Result<Timestamp> instantOf(const ForeignTime &time);
    /** Of a row: later than that of the row before where both show the same. */
    Timestamp ownTime(Timestamp shown);
    bool isTwiceShown(const ForeignTime &time) const
    {
        return time.isLocal && m_local && m_local->isTwiceShown(time.microseconds);
    }
    /** There is one where a time is shown twice. */
    LocalClock &localClock() { return *m_local; }

    std::optional<TimeFormat> format() const { return m_format; }
    TwiceShown twiceShown() const { return m_local ? m_local->twiceShown() : TwiceShown(); }
    qint64 moved() const { return m_moved; } ///< rows that got a later microsecond

private:
    std::optional<TimeFormat> m_format;
    std::optional<LocalClock> m_local;
    std::optional<Timestamp> m_shown; ///< by the row before
    Timestamp m_given; ///< to the row before
    qint64 m_moved = 0;
};

} // namespace mtnops
