// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace mtnops {

Q_DECLARE_LOGGING_CATEGORY(siteLog) ///< mtnops.site: site files and device types
Q_DECLARE_LOGGING_CATEGORY(deviceLog) ///< mtnops.device: transports and decoders
Q_DECLARE_LOGGING_CATEGORY(storeLog) ///< mtnops.store: the database, written
Q_DECLARE_LOGGING_CATEGORY(queryLog) ///< mtnops.query: the database, read
Q_DECLARE_LOGGING_CATEGORY(engineLog) ///< mtnops.engine: threads, start and stop

} // namespace mtnops
