// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/event.h"
#include "models/freshness.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace mtnops {

/** How a state looks: an icon that tells it without colour, and the colour. */
struct StateLook
{
    Icon icon = Icon::NeverSeen;
    QColor colour;
};

StateLook lookOf(Freshness freshness, const Theme &theme);
/** Nothing for Normal. */
std::optional<StateLook> lookOf(LimitState state, const Theme &theme);
/** Nothing for what is neither good nor bad. */
std::optional<StateLook> lookOf(EventKind kind, const Theme &theme);

} // namespace mtnops
