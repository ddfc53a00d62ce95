// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** Lets SQLite count none of its memory: it does so under a lock that all threads of the process share, and one that
   reads would wait at every allocation for one that writes. Once, on the main thread, before anything opens a database:
   later it is refused, with a warning. */
void setUpSqlite();

} // namespace mtnops
