// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "models/sky/nights.h"

#include <QStringList>

#include <memory>

namespace mtnops {

/** The nights of a log's site, which is looked up only where one of the times is a sunset or sunrise; else null, as
   where the log does not say its place. An error is the log's and never InvalidInput. Blocks. */
Result<std::shared_ptr<const Nights>> nightsFor(const QStringList &times, const QString &databasePath);

} // namespace mtnops
