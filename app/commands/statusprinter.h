// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/sitelock.h"
#include "logger/query/logstatus.h"

namespace mtnops {

/** Some lines and a table, for people. */
void printStatusText(const QString &path, const LogStatus &status, const std::optional<SiteHolder> &holder);

/** The same and more, for programs. */
void printStatusJson(const QString &path, const LogStatus &status, const std::optional<SiteHolder> &holder);

} // namespace mtnops
