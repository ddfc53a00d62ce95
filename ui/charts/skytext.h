// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"

#include <QString>

namespace mtnops {

/** What the shade at @p time means: "nautical twilight, Moon up"; empty by day without Moon. */
QString skyText(const SkyShade &shade, Timestamp time);

} // namespace mtnops
