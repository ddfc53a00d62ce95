// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"
#include "logger/engine/sitelock.h"
#include "logger/query/logstatus.h"

namespace mtnops {

/** What `status` tells. */
struct ShownStatus
{
    QString path;
    LogStatus log; ///< as the database says, or the process that logs where that cannot be read
    QString unreadable; ///< why; empty where it can be
    std::optional<SiteHolder> holder;
    std::optional<EngineStatus> live; ///< as the process says that logs into it; its devices are newer
    qint64 minFree = 0; ///< bytes that the site file wants free on the disk; 0 where none does
};

/** Some lines and a table, for people. */
void printStatusText(const ShownStatus &status);

/** The same and more, for programs. */
void printStatusJson(const ShownStatus &status);

} // namespace mtnops
