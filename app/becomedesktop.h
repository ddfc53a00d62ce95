// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** Replaces this program by mtnops-logger-desktop, with the same arguments in the same process. It stands beside this
    one in a build, and in libexec when installed: a service then has no library of windows in its memory. Returns the
    exit code, with a message, where it cannot be started. Before there is an application object or a thread. */
int becomeDesktop(char **argv);

} // namespace mtnops
