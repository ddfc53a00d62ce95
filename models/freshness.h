// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"

#include <QMetaType>

namespace mtnops {

/** Rows up to so far ahead are taken for now: the clocks of two hosts differ by some. */
constexpr Duration clockSlack = std::chrono::seconds(5);

/** How much a device's newest values can be relied on, as a reader of the database sees it: its stored state, and
    "stale" where the state says good and the rows have stopped. Told by icon and text, not by colour alone. */
enum class Freshness : quint8
{
    NeverSeen,
    Good,
    Stale,
    ClockAhead, ///< rows lie beyond now: whose newest values are old, or of when, nobody can tell
    Disconnected,
    NoReply,
    Unparsable,
    Disabled
};

/** Stale is a device whose newest row is more than three intervals (and two seconds) old although its state says good,
    or that it has not answered since the start. Never seen is one without a row.
    @p newest: the time of its newest row that is not ahead, if there is one. @p interval of the device's table.
    @p ahead: the time of its last row where that lies beyond now: it is not good then, whatever else it has. */
Freshness freshness(DeviceState state, std::optional<Timestamp> newest, Duration interval, Timestamp now,
                    std::optional<Timestamp> ahead = {});

/** How old the newest row is, "14 min", or by how much rows are ahead, "by 7 h"; empty where there is no row. */
QString freshnessAge(Freshness freshness, std::optional<Timestamp> newest, std::optional<Timestamp> ahead,
                     Timestamp now);

/** "no reply · 6 s", "clock ahead by 7 h": the state with that age, where there is one. */
QString freshnessWithAge(Freshness freshness, const QString &age);

/** "good", "stale", "no reply", …, translated, for tooltips and screen readers. */
QString freshnessText(Freshness freshness);

} // namespace mtnops
