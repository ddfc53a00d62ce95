// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** Gives back to the system what the heap keeps of memory that is free. A burst (a reply of 10 MB, readings that waited
    for a lock) leaves megabytes between blocks that are in use: glibc gives back the end of its heaps alone. Takes a
    millisecond at most; elsewhere it does nothing. Any thread. */
void returnFreeMemory();

} // namespace mtnops
