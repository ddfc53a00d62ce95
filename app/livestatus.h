// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"

#include <optional>

namespace mtnops {

/** As the status socket tells it. */
QByteArray toJson(const EngineStatus &status);

/** Asks the process that logs into a database, for half a second at most; nothing where none answers. Blocks. */
std::optional<EngineStatus> askLiveStatus(const QString &databasePath);

} // namespace mtnops
