// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <functional>

namespace mtnops {

/** What a long command does beside its work. */
struct Background
{
    const char *command = nullptr; ///< "backup"; also the thread's name
    std::function<Result<void>()> work; ///< on a thread of its own
    std::function<QString()> progress; ///< asked twice a second on the main thread, where people look
    std::function<void()> interrupted; ///< Ctrl+C or SIGTERM, on the main thread; the work should end soon
    std::function<void()> unresponsive; ///< it has not, 3 s later: ends the process. Without it is waited for the work
};

/** Works on a thread of its own while the main one shows progress and listens for Ctrl+C. Returns what the work did. */
Result<void> runInBackground(const Background &background);

} // namespace mtnops
