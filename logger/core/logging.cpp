// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/logging.h"

namespace mtnops {

Q_LOGGING_CATEGORY(siteLog, "mtnops.site", QtInfoMsg)
Q_LOGGING_CATEGORY(deviceLog, "mtnops.device", QtInfoMsg)
Q_LOGGING_CATEGORY(storeLog, "mtnops.store", QtInfoMsg)
Q_LOGGING_CATEGORY(queryLog, "mtnops.query", QtInfoMsg)
Q_LOGGING_CATEGORY(engineLog, "mtnops.engine", QtInfoMsg)

} // namespace mtnops
