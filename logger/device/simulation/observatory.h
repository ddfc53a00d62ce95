// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** The simulated night crew: looks at the sky every ten minutes and opens the dome after sunset when it is dry. */
enum class DomeState : quint8
{
    Closed,
    Opened,
    Traveling
};

/** State of the upper dome. Opening and closing take 75 s. Pure; any thread. */
DomeState domeStateAt(Timestamp time);

/** True when the crew observes all through the span: dark, and dry at its begin. */
bool isObserved(Timestamp begin, Timestamp end);

} // namespace mtnops
