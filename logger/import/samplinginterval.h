// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <vector>

namespace mtnops {

/** How far apart rows are, from the times of some in the order in which they came: the median, in round numbers; 1 s
    where there are less than two. */
Duration samplingInterval(const std::vector<Timestamp> &times);

} // namespace mtnops
