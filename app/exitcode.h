// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** What the process returns: the program's own convention for scripts. */
enum ExitCode
{
    ExitDone = 0,
    ExitWrong = 1, ///< the thing asked about is wrong, or could not be had
    ExitUsage = 2, ///< the command line is wrong
};

} // namespace mtnops
