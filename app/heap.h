// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

// What the C library's heap does with memory, for a process that runs for years. Of glibc alone; elsewhere these do
// nothing.

/** One heap for all threads, which wait for devices and disks and not for each other here: of several each keeps holes
   of its own. Before the first thread is started. */
void useOneHeap();

/** Gives back to the system what the heap keeps of memory that is free. A burst (a reply of 10 MB, readings that waited
    for a lock) leaves megabytes between blocks that are in use: glibc gives back the end of its heaps alone. Takes a
    millisecond at most. Any thread. */
void returnFreeMemory();

} // namespace mtnops
