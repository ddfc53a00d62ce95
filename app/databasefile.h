// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** The absolute path of a database that the command line names: as a file, or the same as an sqlite:/// URL. */
QString databaseFile(const QString &nameOrUrl);

/** Whether a name without an option is a database's, as a URL or of a SQLite file, and not a site file's. */
bool isDatabase(const QString &nameOrUrl);

} // namespace mtnops
