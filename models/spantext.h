// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QString>

namespace mtnops {

/** A length of time for people, exact to what matters: "850 ms", "12.340 s", "5 min 03 s", "1 h 05 min 03 s",
    "3 d 02 h 05 min". */
QString spanText(Duration span);

} // namespace mtnops
