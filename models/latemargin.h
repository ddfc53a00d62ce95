// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** A slow poll's row comes this late: it bears the time of the first reply, and waits for the last and the commit. */
constexpr Duration lateMargin = std::chrono::seconds(15);

} // namespace mtnops
