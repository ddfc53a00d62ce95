// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

namespace mtnops {

/** Whether this is the URL of a database on a server, as postgresql://host/database. */
bool isServerUrl(const QString &name);

/** The tables of another logger's database: a server's URL, or the path of a SQLite file. Opens nothing yet. */
std::unique_ptr<ForeignSource> makeDatabaseSource(const QString &pathOrUrl);

} // namespace mtnops
