// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"

#include <QMetaType>

namespace mtnops {

/** How much a device's newest values can be relied on, as a reader of the database sees it: its stored state, and
    "stale" where the state says good and the rows have stopped. Told by icon and text, not by colour alone. */
enum class Freshness : quint8
{
    NeverSeen,
    Good,
    Stale,
    Disconnected,
    NoReply,
    Unparsable,
    Disabled
};

/** Stale is a device whose newest row is more than three intervals (and two seconds) old although its state says good,
    or that it has not answered since the start. Never seen is one without a row.
    @p newest: the time of its newest row, if there is one. @p interval of the device's table. */
Freshness freshness(DeviceState state, std::optional<Timestamp> newest, Duration interval, Timestamp now);

/** "good", "stale", "no reply", …, translated, for tooltips and screen readers. */
QString freshnessText(Freshness freshness);

} // namespace mtnops
