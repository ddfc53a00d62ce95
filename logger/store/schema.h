// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

namespace mtnops {

class SqlConnection;

/** "MTNO", in the header of every log database: tells it from other programs' SQLite files. */
constexpr qint32 logApplicationId = 0x4D544E4F;

/** The newest schema that this program knows; the file's is its PRAGMA user_version. */
constexpr int logSchemaVersion = 3;

/** The schema version of a log database, 0 for an empty file; changes nothing. The error is InvalidInput for another
    program's database, for no database, and for a schema newer than logSchemaVersion. */
Result<int> readSchemaVersion(SqlConnection &connection);

/** Runs the migrations that are missing, all in one transaction. */
Result<void> migrateSchema(SqlConnection &connection);

/** The declaration of the generated column that spells out "ts", microseconds since the epoch, as ISO 8601 in UTC. */
QString timestampColumnSql();

} // namespace mtnops
