// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

struct sqlite3;

namespace mtnops {

class SqlConnection;

/** While it lives, a statement of a connection fails as soon as nobody wants its rows, also one that sorts or counts
   for long before it gives the first. One at a time on a connection; on the thread of the connection. */
class WantedGuard
{
public:
    /** @p connection outlives the guard. */
    WantedGuard(const SqlConnection &connection, IsWanted isWanted);
    ~WantedGuard();
    Q_DISABLE_COPY_MOVE(WantedGuard)

    /** Why a statement has failed. */
    bool isEnded() const { return m_isEnded; }

private:
    static int look(void *guard);

    sqlite3 *m_handle;
    IsWanted m_isWanted;
    bool m_isEnded = false;
};

} // namespace mtnops
