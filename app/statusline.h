// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"

namespace mtnops {

/** One line: rows written, rows per second, size, and each device that is not well. */
QString statusLine(const EngineStatus &status);

} // namespace mtnops
