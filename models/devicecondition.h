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
    std::optional<Timestamp> newest; ///< time of the newest row
    QSet<QString> withoutValue; ///< columns in which the newest row has no valid value
};

} // namespace mtnops
