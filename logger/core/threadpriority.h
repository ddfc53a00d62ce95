// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace mtnops {

/** Lets the calling thread, whose work is long and nobody's hand waits for, run behind the window and the logging where
    processors are short. For good: only a thread of its own may do it. Linux gives each thread a niceness; QThread's
    priorities do nothing there. */
inline void stepBehindOthers()
{
    constexpr int niceness = 10; // of 19
    ::setpriority(PRIO_PROCESS, 0, niceness); // 0: this thread; without it the work is done all the same
}

} // namespace mtnops
