// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

namespace mtnops {

/** When the last run that wrote into this log was cut short, and which row was its last, in words; empty when it wrote
    its stop event, or there was none or no log. Only reads; any thread that may wait. */
Result<QString> interruptionOfLastRun(const QString &databasePath);

} // namespace mtnops
