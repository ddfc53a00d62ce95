// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace mtnops {

class SqlConnection;

/** SQLite's own name of a connection. Null, with a warning in the journal, where Qt brings an SQLite of its own, whose
    connections the one that we link must not touch. On the thread of the connection. */
sqlite3 *sqliteHandleOf(SqlConnection &connection);

} // namespace mtnops
