// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/freshness.h"

#include <QSet>

#include <optional>

namespace mtnops {

/** How far the newest values of a device can be relied on, and since when; a value. */
struct DeviceCondition
{
    Freshness freshness = Freshness::Good;
    std::optional<Timestamp> newest; ///< time of the newest row that does not lie ahead
    std::optional<Timestamp> ahead; ///< time of the last row, where that does
    QSet<QString> withoutValue; ///< columns in which the newest row has no valid value
    QString error; ///< why it is not good, as the logger says; empty where it says nothing

    /** There is no row of it, and the logger does not say that one is on its way. */
    bool isNeverSeen() const
    {
        return !newest && !ahead && freshness != Freshness::Good && freshness != Freshness::Stale;
    }
};

} // namespace mtnops
