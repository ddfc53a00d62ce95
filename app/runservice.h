// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

namespace mtnops {

/** `--no-gui`: logs until SIGTERM or SIGINT; SIGHUP reads the site file again. Returns the exit code. */
int runService(const Arguments &arguments);

} // namespace mtnops
