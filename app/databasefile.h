// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** The absolute path of a database that the command line names: as a file, or the same as an sqlite:/// URL. */
QString databaseFile(const QString &nameOrUrl);

} // namespace mtnops
