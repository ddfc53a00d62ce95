// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/sitelock.h"
#include "logger/query/logstatus.h"

namespace mtnops {

// With an alarm when the disk has less than @p minFree bytes, which a site file asks for; 0 where none does.

/** Some lines and a table, for people. */
void printStatusText(const QString &path, const LogStatus &status, const std::optional<SiteHolder> &holder,
                     qint64 minFree);

/** The same and more, for programs. */
void printStatusJson(const QString &path, const LogStatus &status, const std::optional<SiteHolder> &holder,
                     qint64 minFree);

} // namespace mtnops
