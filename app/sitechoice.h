// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "logger/site/siteloader.h"

namespace mtnops {

/** The site that the command line names: a file, or the demo, whose database is in the user's cache folder. */
LoadedSite loadChosenSite(const Arguments &arguments);

} // namespace mtnops
