// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlitesetup.h"

#include "logger/core/logging.h"

#include <sqlite3.h>

namespace mtnops {

void setUpSqlite()
{
    if (const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); result != SQLITE_OK)
        qCWarning(storeLog, "SQLite is open already and goes on counting its memory (%d)", result);
}

} // namespace mtnops
