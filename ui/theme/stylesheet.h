// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

namespace mtnops {

/** The application's style sheet in the colours of @p theme: what palette and ApplicationStyle leave to say. */
QString makeStyleSheet(const Theme &theme);

} // namespace mtnops
